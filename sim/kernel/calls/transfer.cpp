#include "sim/kernel/calls/transfer.h"

#include <limits>
#include <utility>

#include "sim/kernel/references.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

static constexpr std::size_t kSampleBytes = 64;

std::string sample_of(std::string_view bytes) { return std::string(bytes.substr(0, kSampleBytes)); }

bool has_offset(const Object& object) {
  const auto* outside = std::get_if<OutsideFile>(&object);
  if (outside) return outside->kind == abi::FileKind::kFile;
  return !std::holds_alternative<Pipe>(object) && !std::holds_alternative<Terminal>(object);
}

bool runs_out_of_offsets(const Object& object, long at, std::size_t count) {
  const auto room = static_cast<std::size_t>(std::numeric_limits<long>::max() - at);
  return has_offset(object) && count > room;
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
