#include "sim/kernel/calls/time.h"

#include <algorithm>
#include <limits>

#include "sim/kernel/calls/transfer.h"
#include "sim/kernel/clock.h"

namespace sim::kernel {

using abi::fails_with;
using abi::returns;

Outcome alarm(const Caller& caller, const abi::AlarmRequest& request) {
  Process& process = caller.state.processes.edit(caller.pid);
  const long now = caller.state.now;
  const long left = process.alarm_at == 0 ? 0 : std::max(process.alarm_at - now, 1L);
  process.alarm_at =
      request.seconds == 0 ? 0 : now + static_cast<long>(request.seconds) * kNanosecondsPerSecond;
  return returns((left + kNanosecondsPerSecond - 1) / kNanosecondsPerSecond);
}

Outcome sleep_for(const Caller& caller, const abi::SleepRequest& request) {
  if (request.nanoseconds < 0) return fails_with(EINVAL);
  if (request.nanoseconds == 0) return returns(0, abi::TimeSpan{0});
  const long most = std::numeric_limits<long>::max() - caller.state.now;
  return sleep_without_object(caller, request, abi::WaitReason::kTime,
                              caller.state.now + std::min(request.nanoseconds, most));
}

Outcome resume_sleep(const Caller& caller, const CallInProgress& call) {
  if (caller.state.now < call.wakes_at) return call.blocked;
  return returns(0, abi::TimeSpan{0});
}

Outcome clock(const Caller& caller) { return returns(0, abi::TimeSpan{kStart + caller.state.now}); }

}  // namespace sim::kernel
