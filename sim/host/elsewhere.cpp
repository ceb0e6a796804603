// Where there is no Linux on x86-64 below, nothing can be compared. The model works everywhere.

#include "sim/host/lockstep.h"

namespace sim::host {

static constexpr const char* kWhy = "this program was not built for Linux on x86-64";

abi::Expected<std::unique_ptr<Lockstep>, std::string> Lockstep::start(world::World,
                                                                      const LockstepOptions&) {
  return abi::unexpected(std::string(kWhy));
}

abi::Expected<void, std::string> Lockstep::possible() { return abi::unexpected(std::string(kWhy)); }

}  // namespace sim::host
