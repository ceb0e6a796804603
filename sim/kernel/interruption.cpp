#include "sim/kernel/interruption.h"

#include <algorithm>
#include <csignal>

#include "sim/kernel/signal.h"

namespace sim::kernel {

// These never begin anew, whatever the flags say.
static bool never_restarts(const abi::Request& request) {
  return std::holds_alternative<abi::PauseRequest>(request) ||
         std::holds_alternative<abi::SigsuspendRequest>(request) ||
         std::holds_alternative<abi::SleepRequest>(request) ||
         std::holds_alternative<abi::PollRequest>(request);
}

static long time_left(const KernelState& state, const CallInProgress& call) {
  const bool sleeps = std::holds_alternative<abi::SleepRequest>(call.request);
  return sleeps ? std::max(call.wakes_at - state.now, 0L) : 0;
}

// Linux's pipe_write() looks at O_NONBLOCK again before it looks for signals; pipe_read() does not.
static bool is_nonblocking_by_now(const KernelState& state, const CallInProgress& call) {
  const bool is_held = call.description.value >= 0;
  return is_held && is_nonblocking(state.descriptions.at(call.description));
}

// glibc's loops around futex(2): a handler never shows in what threads wait for each other with,
// but for a semaphore.
static bool always_restarts(const abi::Request& request) {
  if (std::holds_alternative<abi::JoinRequest>(request)) return true;
  const auto* sync = std::get_if<abi::SyncRequest>(&request);
  return sync && sync->operation != abi::SyncOperation::kSemaphoreWait;
}

// What begins anew: a wait on a condition has given its mutex back already.
static abi::Request remainder_of(const CallInProgress& call) {
  abi::Request request = call.request;
  auto* sync = std::get_if<abi::SyncRequest>(&request);
  if (!sync || sync->operation != abi::SyncOperation::kConditionWait) return request;
  const bool waits = call.blocked.reason == abi::WaitReason::kCondition;
  using Stage = abi::SyncRequest::Stage;
  sync->stage = waits ? Stage::kWaits : Stage::kTakesMutexBack;
  return request;
}

// socket(7): a call that SO_RCVTIMEO or SO_SNDTIMEO will end never begins anew.
static bool has_socket_timeout(const CallInProgress& call) {
  const bool is_about_socket = call.blocked.reason == abi::WaitReason::kSocketEmpty ||
                               call.blocked.reason == abi::WaitReason::kSocketFull ||
                               call.blocked.reason == abi::WaitReason::kNoConnection ||
                               call.blocked.reason == abi::WaitReason::kHandshake;
  return is_about_socket && call.wakes_at > 0;
}

static abi::Outcome received_part(const CallInProgress& call, const abi::Bytes& received) {
  if (std::holds_alternative<abi::ReadRequest>(call.request)) return abi::delivers(received);
  return abi::returns(static_cast<long>(received.size()), abi::ReceivedMessage{received, {}});
}

std::optional<abi::Outcome> part_that_is_done(const CallInProgress& call) {
  std::size_t bytes = 0;
  if (const auto* write = std::get_if<PipeWriteProgress>(&call.progress)) bytes = write->written;
  if (const auto* send = std::get_if<SendProgress>(&call.progress)) bytes = send->sent;
  const auto* receive = std::get_if<ReceiveProgress>(&call.progress);
  if (receive && !receive->received.empty()) return received_part(call, receive->received);
  if (bytes == 0) return std::nullopt;
  return abi::returns(static_cast<long>(bytes));
}

std::optional<abi::Outcome> interruption(KernelState& state, ThreadId thread,
                                         const CallInProgress& call) {
  const auto action = next_action(state, thread);
  if (!action) return std::nullopt;
  if (auto part = part_that_is_done(call)) return part;
  const auto* write = std::get_if<PipeWriteProgress>(&call.progress);
  if (write && is_nonblocking_by_now(state, call)) return abi::fails_with(EAGAIN);
  const bool restarts = (action->flags & SA_RESTART) != 0 && !never_restarts(call.request) &&
                        !has_socket_timeout(call);
  if (!restarts && !always_restarts(call.request)) {
    return abi::Failed{EINTR, time_left(state, call)};
  }
  state.threads.edit(thread).interrupted = remainder_of(call);
  return abi::Restarts{next_signal(state, thread)};
}

}  // namespace sim::kernel
