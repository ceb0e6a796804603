// Who can go on, and why nobody can.

#include "sim/world/world.h"

namespace sim::world {

Pid start_program(World& world, const std::string& name, const kernel::StandardStreams& streams,
                  std::unique_ptr<program::Program> program) {
  const Pid pid = kernel::start_process(world.kernel, name, streams);
  world.memory_bytes += program->memory_bytes();
  world.programs.insert(ThreadId{pid.value}, program::ProgramValue(std::move(program)));
  if (world.first == Pid{}) world.first = pid;
  return pid;
}

static bool can_run(const World& world, const kernel::Thread& thread) {
  return thread.state != kernel::ThreadState::kAsleep &&
         !kernel::is_stopped(world.kernel.processes.at(thread.process));
}

std::vector<ThreadId> choices(const World& world) {
  std::vector<ThreadId> able;
  if (world.halted) return able;
  world.kernel.threads.for_each([&](ThreadId id, const kernel::Thread& thread) {
    if (can_run(world, thread)) able.push_back(id);
  });
  return able;
}

bool can_go_on(const World& world) {
  const kernel::Thread* last = world.kernel.threads.find(world.last_thread);
  const bool last_can = last && can_run(world, *last);
  if (last_can && !world.halted) return true;
  return !choices(world).empty();
}

static bool waits_for_input(const World& world, ThreadId thread) {
  const auto& call = world.kernel.threads.at(thread).call;
  return call && call->blocked.reason == abi::WaitReason::kTerminalInput;
}

static std::vector<ThreadId> those_waiting_for_input(const World& world,
                                                     const std::vector<ThreadId>& asleep) {
  std::vector<ThreadId> waiting;
  for (const ThreadId thread : asleep) {
    if (waits_for_input(world, thread)) waiting.push_back(thread);
  }
  return waiting;
}

std::optional<Ending> ending(const World& world) {
  if (world.halted) return std::visit([](const auto& why) { return Ending{why}; }, *world.halted);
  if (can_go_on(world)) return std::nullopt;
  const std::vector<ThreadId> asleep = world.kernel.threads.keys();
  if (asleep.empty()) return AllExited{world.first_status.value_or(0)};
  const auto waiting = those_waiting_for_input(world, asleep);
  if (!waiting.empty()) return WaitsForInput{waiting};
  return Deadlock{asleep};
}

}  // namespace sim::world
