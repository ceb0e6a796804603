#include "sim/kernel/calls/poll.h"

#include <poll.h>

#include <algorithm>
#include <utility>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/readiness.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

static bool names_closed_descriptor(const abi::PollResults& results) {
  return std::find(results.events.begin(), results.events.end(), POLLNVAL) != results.events.end();
}

Outcome poll(const Caller& caller, const abi::PollRequest& request) {
  const auto most = static_cast<std::size_t>(caller.process().limits.most(RLIMIT_NOFILE));
  if (request.entries.size() > most) return fails_with(EINVAL);
  abi::PollResults results = poll_results(caller.state, caller.process(), request);
  const bool is_select = request.spelling == abi::PollRequest::Spelling::kSelect;
  if (is_select && names_closed_descriptor(results)) return fails_with(EBADF);
  const int ready = count_ready(results);
  results.left = std::max(request.timeout, 0L);
  if (ready > 0 || request.timeout == 0) return returns(ready, std::move(results));
  const long wakes_at = request.timeout > 0 ? caller.state.now + request.timeout : 0;
  return sleep_without_object(caller, request, abi::WaitReason::kPoll, wakes_at);
}

Outcome resume_poll(const Caller& caller, const CallInProgress& call) {
  const auto& request = std::get<abi::PollRequest>(call.request);
  abi::PollResults results = poll_results(caller.state, caller.process(), request);
  const int ready = count_ready(results);
  const bool is_over = call.wakes_at > 0 && caller.state.now >= call.wakes_at;
  if (ready == 0 && !is_over) return call.blocked;
  if (call.wakes_at > 0) results.left = std::max(call.wakes_at - caller.state.now, 0L);
  return returns(ready, std::move(results));
}

}  // namespace sim::kernel
