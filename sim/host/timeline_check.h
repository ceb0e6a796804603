// Follows the current branch of a time line on Linux, in slices, and says how far both are the
// same.

#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sim/host/lockstep.h"
#include "sim/world/timeline.h"

namespace sim::host {

using StartedLockstep = abi::Expected<std::unique_ptr<Lockstep>, std::string>;
using LockstepStart = std::function<StartedLockstep(world::World, const LockstepOptions&)>;

// Where Linux took another of the orders that are allowed than the branch had.
struct Detour {
  long step = 0;  // from 1
  std::string what;
};

class TimelineCheck {
 public:
  enum class Standing {
    kUnderWay,    // not at the end of the branch yet
    kAgrees,      // every step of the branch is the same
    kDiffers,     // see difference()
    kStopped,     // the rest of the branch cannot be compared: see why()
    kImpossible,  // nothing can be compared here: see why()
  };
  enum class Branch { kGrows, kIsComplete };

  // `streams`: the same that the time line's world was started with.
  explicit TimelineCheck(kernel::StandardStreams streams, LockstepStart start = Lockstep::start);

  // Compares further for about `seconds`. Begins again when what has been compared is not a part of
  // the current branch, since a lock-step cannot go back. Where Linux has taken another order than
  // the branch, the branch that has this order becomes the current one. The cursor keeps its place,
  // or moves to the end of a branch that is shorter. True while there is more to compare.
  bool go_on(world::Timeline& timeline, Branch branch, double seconds);

  Standing standing() const { return standing_; }
  long agreed() const;                   // so many of the branch's first steps are the same
  const Difference* difference() const;  // kDiffers
  const std::string& why() const { return why_; }  // kStopped, kImpossible: without a full stop
  const NotCompared& not_compared() const { return not_compared_; }
  const std::vector<Detour>& detours() const { return detours_; }

 private:
  void take_note_of_branch(const world::Timeline& timeline);
  void begin_again();
  void begin(world::Timeline& timeline);
  void make_next(world::Timeline& timeline);
  void match(world::Timeline& timeline);
  void follow_linux(world::Timeline& timeline);
  void come_to_the_end(const world::Timeline& timeline);
  void note_disagreement();
  void stop(std::string why);

  kernel::StandardStreams streams_;
  LockstepStart start_;
  std::unique_ptr<Lockstep> lockstep_;
  world::BranchId branch_ = 0;  // the one that is followed
  long followed_ = 0;           // so many of its steps have been taken on both sides
  // What the lock-step has done beyond them: woken calls, which Linux finishes at once.
  std::deque<world::StepRecord> ahead_;
  bool is_within_step_ = false;  // its user code has been run in part
  long ended_at_ = -1;           // the branch's length when its end was compared
  Standing standing_ = Standing::kUnderWay;
  std::string why_;
  NotCompared not_compared_;
  std::vector<Detour> detours_;
};

}  // namespace sim::host
