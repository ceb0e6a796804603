#include "sim/kernel/calls/transfer.h"

#include <utility>

#include "sim/kernel/references.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

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
