// The two short texts on a process's card: its badge, and the line below its call.

#include <fmt/format.h>

#include <algorithm>

#include "sim/kernel/signal.h"
#include "sim/kernel/threads.h"
#include "sim/narrate/blocked.h"
#include "sim/narrate/constants.h"
#include "sim/narrate/done_detail.h"
#include "sim/narrate/errors.h"
#include "sim/narrate/names.h"
#include "sim/narrate/narrate.h"
#include "sim/narrate/socket_words.h"
#include "sim/narrate/sync_words.h"
#include "sim/narrate/words.h"

namespace sim::narrate {

using world::World;

static std::string blocked_badge(const abi::Blocked& blocked) {
  switch (blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return "blocked: pipe empty";
    case abi::WaitReason::kPipeFull:
      return "blocked: pipe full";
    case abi::WaitReason::kChild:
      return "blocked: waits";
    case abi::WaitReason::kTerminalInput:
      return "blocked: input";
    case abi::WaitReason::kFifoReader:
      return "blocked: no reader";
    case abi::WaitReason::kFifoWriter:
      return "blocked: no writer";
    case abi::WaitReason::kTime:
      return "blocked: sleeps";
    case abi::WaitReason::kSignal:
      return "blocked: signal";
    case abi::WaitReason::kPoll:
      return "blocked: polls";
    case abi::WaitReason::kThread:
      return "blocked: joins";
    case abi::WaitReason::kMutex:
      return "blocked: mutex";
    case abi::WaitReason::kCondition:
      return "blocked: condition";
    case abi::WaitReason::kSemaphore:
      return "blocked: semaphore";
    case abi::WaitReason::kBarrier:
      return "blocked: barrier";
    case abi::WaitReason::kReadLock:
    case abi::WaitReason::kWriteLock:
      return "blocked: lock";
    case abi::WaitReason::kSocketEmpty:
    case abi::WaitReason::kSocketFull:
    case abi::WaitReason::kNoConnection:
    case abi::WaitReason::kBacklogFull:
    case abi::WaitReason::kHandshake:
    case abi::WaitReason::kReceiverFull:
      return socket_badge(blocked.reason);
  }
  return {};
}

// "3 threads, 2 blocked".
static std::string threads_badge(const World& world, abi::Pid pid) {
  std::size_t all = 0;
  std::size_t asleep = 0;
  kernel::for_each_thread(world.kernel, pid, [&](abi::ThreadId thread) {
    ++all;
    const bool sleeps = world.kernel.threads.at(thread).state == kernel::ThreadState::kAsleep;
    asleep += sleeps ? 1 : 0;
  });
  const std::string count = counted(all, "thread");
  return asleep == 0 ? count : fmt::format("{}, {} blocked", count, asleep);
}

std::string badge(const World& world, abi::Pid pid, bool ran_last) {
  const auto* process = world.kernel.processes.find(pid);
  if (!process) return "gone";
  if (kernel::is_zombie(*process)) return "zombie";
  if (kernel::is_stopped(*process)) return "stopped";
  if (process->threads_started > 0) return threads_badge(world, pid);
  const auto* thread = world.kernel.threads.find(abi::ThreadId{pid.value});
  if (thread && thread->state == kernel::ThreadState::kAsleep) {
    return blocked_badge(thread->call->blocked);
  }
  if (thread && thread->state == kernel::ThreadState::kWoken) return "woken";
  return ran_last ? "running" : "ready";
}

static std::string full_pipe_detail(const kernel::CallInProgress& call) {
  const auto* write = std::get_if<abi::WriteRequest>(&call.request);
  const auto* progress = std::get_if<kernel::PipeWriteProgress>(&call.progress);
  if (!write) return "asleep until a slot frees";
  return fmt::format("{} of {} written, asleep until a slot frees",
                     progress ? progress->written : 0, counted(write->bytes.size(), "byte"));
}

static std::string child_detail(const World& world, const abi::Request& request) {
  const auto* wait = std::get_if<abi::WaitRequest>(&request);
  if (!wait || wait->pid <= 0) return "asleep until a child ends";
  return fmt::format("asleep until {} ends", process_name(world, abi::Pid{wait->pid}));
}

static std::string poll_detail(const kernel::CallInProgress& call) {
  const std::string text = "asleep until a descriptor is ready";
  if (call.wakes_at == 0) return text;
  return fmt::format("{} or the clock shows {}", text, duration(call.wakes_at));
}

static std::string asleep_detail(const World& world, const kernel::CallInProgress& call) {
  switch (call.blocked.reason) {
    case abi::WaitReason::kPipeEmpty:
      return "asleep until somebody writes or every write end is closed";
    case abi::WaitReason::kPipeFull:
      return full_pipe_detail(call);
    case abi::WaitReason::kChild:
      return child_detail(world, call.request);
    case abi::WaitReason::kTerminalInput:
      return "asleep until a line is typed";
    case abi::WaitReason::kFifoReader:
      return "asleep until somebody opens it for reading";
    case abi::WaitReason::kFifoWriter:
      return "asleep until somebody opens it for writing";
    case abi::WaitReason::kTime:
      return fmt::format("asleep until the clock shows {}", duration(call.wakes_at));
    case abi::WaitReason::kSignal:
      return "asleep until a signal comes";
    case abi::WaitReason::kPoll:
      return poll_detail(call);
    case abi::WaitReason::kSocketEmpty:
    case abi::WaitReason::kSocketFull:
    case abi::WaitReason::kNoConnection:
    case abi::WaitReason::kBacklogFull:
    case abi::WaitReason::kHandshake:
    case abi::WaitReason::kReceiverFull:
      return socket_detail(world, call);
    default:
      return sync_detail(world, call);
  }
}

static std::string latest_detail(const World& world, abi::Pid pid, const world::LatestCall& call) {
  if (const auto* failed = std::get_if<abi::Failed>(&call.outcome)) {
    return fmt::format("{}: {}", errno_name(failed->errno_code),
                       failure_reason(world, pid, call.request, failed->errno_code));
  }
  if (const auto* restarts = std::get_if<abi::Restarts>(&call.outcome)) {
    return "begins anew after the handler for " + signal_name(restarts->signal);
  }
  if (const auto* replaced = std::get_if<abi::Replaced>(&call.outcome)) {
    return "runs " + replaced->program + " from its beginning";
  }
  const auto* returned = std::get_if<abi::Returned>(&call.outcome);
  return returned ? done_detail(world, pid, call.request, *returned) : std::string();
}

// A call in a handler is told apart from one outside.
static std::string in_handler(const kernel::Thread* thread, const std::string& detail) {
  if (!thread) return detail;
  const auto& handlers = thread->handlers;
  const auto innermost = std::find_if(handlers.rbegin(), handlers.rend(),
                                      [](const auto& frame) { return frame.has_begun; });
  if (innermost == handlers.rend()) return detail;
  const std::string where = "in the handler for " + signal_name(innermost->received.signal);
  return detail.empty() ? where : where + ": " + detail;
}

static std::string stopped_detail(const kernel::Process& process) {
  return fmt::format("stopped by {}, until SIGCONT comes", signal_name(process.stopped_by));
}

static std::string zombie_detail(const World& world, const kernel::Process& process) {
  return fmt::format("{}, until {} reaps it", status_in_words(*process.exit_status),
                     process_name(world, process.parent));
}

// A signal that has a handler ends the sleep as well.
static std::string woken_detail(const World& world, abi::ThreadId thread) {
  if (!kernel::has_handler_to_run(world.kernel, thread)) return "will try the call again";
  const int signal = kernel::next_signal(world.kernel, thread);
  return fmt::format("woken by {}, whose handler will run", signal_name(signal));
}

std::string card_detail(const World& world, abi::ThreadId thread) {
  const auto* found = world.kernel.threads.find(thread);
  const abi::Pid pid = found ? found->process : abi::Pid{thread.value};
  const auto* process = world.kernel.processes.find(pid);
  if (!process) return {};
  if (kernel::is_zombie(*process)) return zombie_detail(world, *process);
  if (kernel::is_stopped(*process)) return stopped_detail(*process);
  if (const auto* call = sleeping_call(world, thread)) {
    return in_handler(found, asleep_detail(world, *call));
  }
  if (found && found->state == kernel::ThreadState::kWoken) {
    return in_handler(found, woken_detail(world, thread));
  }
  const auto* latest = world.latest_calls.find(thread);
  return in_handler(found, latest ? latest_detail(world, pid, **latest) : std::string());
}

}  // namespace sim::narrate
