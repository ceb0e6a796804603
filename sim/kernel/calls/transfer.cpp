#include "sim/kernel/calls/transfer.h"

#include <utility>

#include "sim/kernel/references.h"
#include "sim/kernel/sleep.h"

namespace sim::kernel {

static constexpr std::size_t kSampleBytes = 64;

std::string sample_of(std::string_view bytes) { return std::string(bytes.substr(0, kSampleBytes)); }

void fall_asleep(const Caller& caller, CallInProgress call, Sleep times) {
  if (times == Sleep::kFirst) hold(caller.state, call.description);
  sleep(caller.state, caller.thread, std::move(call), caller.events);
}

}  // namespace sim::kernel
