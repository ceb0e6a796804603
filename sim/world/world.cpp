// Who can go on, and why nobody can.

#include "sim/world/world.h"

#include <algorithm>

#include "sim/kernel/clock.h"
#include "sim/kernel/threads.h"

namespace sim::world {

Pid start_program(World& world, const std::string& name, const kernel::StandardStreams& streams,
                  std::unique_ptr<program::Program> program, int host) {
  const Pid pid = kernel::start_process(world.kernel, name, streams, host);
  world.memory_bytes += program->memory_bytes();
  program->name_main_thread(kernel::main_thread(pid));
  world.programs.insert(pid, program::ProgramValue(std::move(program)));
  if (world.first == Pid{}) world.first = pid;
  return pid;
}

const program::Program* program_of(const World& world, ThreadId thread) {
  const kernel::Thread* found = world.kernel.threads.find(thread);
  const auto* program = found ? world.programs.find(found->process) : nullptr;
  return program ? &**program : nullptr;
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

// Whether somebody outside could still make this descriptor readable.
static bool may_get_input(const World& world, Pid pid, abi::Fd fd) {
  const auto* descriptor = find(world.kernel.processes.at(pid).descriptors, fd);
  if (!descriptor) return false;
  const auto object = world.kernel.descriptions.at(descriptor->description).object;
  const auto* terminal = std::get_if<kernel::Terminal>(&world.kernel.objects.at(object));
  return terminal && !terminal->at_end_of_input;
}

// Whether the terminal's keys reach a handler of this thread, which waits for a signal.
static bool waits_for_key(const World& world, const kernel::Thread& sleeper) {
  if (sleeper.call->blocked.reason != abi::WaitReason::kSignal) return false;
  const kernel::Process& process = world.kernel.processes.at(sleeper.process);
  if (!kernel::has_keyboard(world.kernel, process.group)) return false;
  return std::any_of(kernel::kKeySignals.begin(), kernel::kKeySignals.end(), [&](int signal) {
    return process.actions[signal].disposition == abi::Disposition::kHandler &&
           (sleeper.blocked & abi::set_of(signal)) == 0;
  });
}

static bool waits_for_input(const World& world, ThreadId thread) {
  const kernel::Thread& sleeper = world.kernel.threads.at(thread);
  if (!sleeper.call) return false;
  if (sleeper.call->blocked.reason == abi::WaitReason::kTerminalInput) return true;
  if (waits_for_key(world, sleeper)) return true;
  const auto* poll = std::get_if<abi::PollRequest>(&sleeper.call->request);
  return poll && std::any_of(poll->entries.begin(), poll->entries.end(), [&](const auto& entry) {
           return may_get_input(world, sleeper.process, entry.fd);
         });
}

static std::vector<ThreadId> those_waiting_for_input(const World& world,
                                                     const std::vector<ThreadId>& asleep) {
  std::vector<ThreadId> waiting;
  for (const ThreadId thread : asleep) {
    if (waits_for_input(world, thread)) waiting.push_back(thread);
  }
  return waiting;
}

bool is_networks_turn(const World& world) {
  const bool is_over = world.halted || world.kernel.threads.empty() || world.unfinished;
  return !is_over && kernel::is_networks_turn(world.kernel) && !can_go_on(world);
}

bool goes_on_by_itself(const World& world) { return is_networks_turn(world) || next_typing(world); }

StepRecord go_on_by_itself(World& world) {
  if (is_networks_turn(world)) return take_network_turn(world);
  return type_input(world, *next_typing(world));
}

std::optional<TypedInput> next_typing(const World& world) {
  if (!world.typing || world.typing_done == world.typing->size()) return std::nullopt;
  const bool is_over = world.halted || world.kernel.threads.empty() || world.unfinished;
  if (is_over || can_go_on(world) || is_networks_turn(world)) return std::nullopt;
  return (*world.typing)[world.typing_done];
}

std::optional<Ending> ending(const World& world) {
  if (world.halted) return std::visit([](const auto& why) { return Ending{why}; }, *world.halted);
  if (can_go_on(world) || is_networks_turn(world)) return std::nullopt;
  const std::vector<ThreadId> asleep = world.kernel.threads.keys();
  if (asleep.empty()) return AllExited{world.first_status.value_or(0)};
  const auto waiting = those_waiting_for_input(world, asleep);
  if (!waiting.empty()) return WaitsForInput{waiting};
  return Deadlock{asleep};
}

}  // namespace sim::world
