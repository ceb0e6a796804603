#include "sim/kernel/calls/transfer.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include "sim/kernel/calls/signal.h"
#include "sim/kernel/references.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

// Linux's generic_write_check_limits(), where the limit is a number with a sign.
std::size_t within_file_limit(const Caller& caller, std::size_t at, std::size_t count) {
  const std::uint64_t limit = caller.process().limits[RLIMIT_FSIZE].soft;
  if (limit == kUnlimited) return count;
  const auto end = static_cast<long>(limit);
  const auto place = static_cast<long>(at);
  if (place < end) return std::min(count, static_cast<std::size_t>(end - place));
  throw_signal(caller, SIGXFSZ);
  return 0;
}

void advance(KernelState& state, DescriptionId description, abi::FileKind kind, std::size_t bytes) {
  if (kind != abi::FileKind::kFile) return;
  state.descriptions.edit(description).offset += static_cast<long>(bytes);
}

void fall_asleep(const Caller& caller, CallInProgress call) {
  hold(caller.state, call.description);
  sleep(caller.state, caller.thread, std::move(call), caller.events);
}

Outcome sleep_without_object(const Caller& caller, const abi::Request& request,
                             abi::WaitReason reason, long wakes_at) {
  CallInProgress call;
  call.request = request;
  call.blocked = {reason, {}};
  call.wakes_at = wakes_at;
  sleep(caller.state, caller.thread, std::move(call), caller.events);
  return abi::blocks_on(reason, {});
}

}  // namespace sim::kernel
