#include "sim/host/verification.h"

#include <utility>
#include <vector>

namespace sim::host {

// A list names woken threads as well, and Linux has finished them before anybody else could go.
static std::optional<std::string> departure(const world::Schedule& schedule, long first_step,
                                            Steps made) {
  const auto* list = std::get_if<world::Listed>(&schedule);
  if (!list) return std::nullopt;
  for (std::size_t i = 1; i < made.size(); ++i) {
    const std::size_t index = static_cast<std::size_t>(first_step) + i;
    if (index >= list->threads.size() || list->threads[index] == made[i].thread) continue;
    return "number " + std::to_string(index + 1) + " of the schedule is thread " +
           std::to_string(list->threads[index].value) + ", but Linux let the woken thread " +
           std::to_string(made[i].thread.value) + " go on, and nobody can hold it back";
  }
  return std::nullopt;
}

static void run(Lockstep& lockstep, const VerifyOptions& options, Verification& result) {
  while (!lockstep.disagreement() && !lockstep.world().halted) {
    if (const auto typing = world::next_typing(lockstep.world())) {
      lockstep.type(*typing);
      continue;
    }
    if ((result.ending = world::ending(lockstep.world()))) break;
    const auto next = world::choose(options.schedule, lockstep.world());
    if (!next) {
      result.schedule_error = next.error();
      break;
    }
    const long first_step = lockstep.world().steps;
    const auto made = lockstep.step(*next);
    if (auto why = departure(options.schedule, first_step, made)) {
      result.disagreement = CannotCompare{lockstep.agreed(), *std::move(why)};
      break;
    }
    if (!options.goes_on(lockstep.world())) break;
  }
  lockstep.finish();
  if (!lockstep.disagreement() && !result.disagreement)
    result.ending = world::ending(lockstep.world());
}

abi::Expected<Verification, std::string> verify(world::World start, const VerifyOptions& options) {
  auto lockstep = Lockstep::start(std::move(start), options.lockstep);
  if (!lockstep) return abi::unexpected(lockstep.error());
  Verification result;
  run(**lockstep, options, result);
  result.steps = (*lockstep)->agreed();
  if ((*lockstep)->disagreement()) result.disagreement = (*lockstep)->disagreement();
  result.not_compared = (*lockstep)->not_compared();
  return result;
}

}  // namespace sim::host
