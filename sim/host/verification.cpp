#include "sim/host/verification.h"

#include <utility>

namespace sim::host {

static void run(Lockstep& lockstep, const VerifyOptions& options, Verification& result) {
  while (!lockstep.disagreement() && !lockstep.world().halted) {
    if ((result.ending = world::ending(lockstep.world()))) break;
    const auto next = world::choose(options.schedule, lockstep.world());
    if (!next) {
      result.schedule_error = next.error();
      break;
    }
    lockstep.step(*next);
    if (!options.goes_on(lockstep.world())) break;
  }
  lockstep.finish();
  if (!lockstep.disagreement()) result.ending = world::ending(lockstep.world());
}

abi::Expected<Verification, std::string> verify(world::World start, const VerifyOptions& options) {
  auto lockstep = Lockstep::start(std::move(start), options.lockstep);
  if (!lockstep) return abi::unexpected(lockstep.error());
  Verification result;
  run(**lockstep, options, result);
  result.steps = (*lockstep)->agreed();
  result.disagreement = (*lockstep)->disagreement();
  result.not_compared = (*lockstep)->not_compared();
  return result;
}

}  // namespace sim::host
