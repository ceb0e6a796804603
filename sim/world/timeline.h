// The history of a run: a start, the choices, and checkpoints to come back to. Any step is reached
// by a checkpoint and replay. Choosing differently in the past makes a branch; both branches stay.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/world/schedule.h"
#include "sim/world/world.h"

namespace sim::world {

// What stays of every step without replaying it.
struct StepSummary {
  // kTyped, kNetwork: somebody typed, or the network took its turn; then there is no thread, line
  // or call.
  enum class Result : std::uint8_t {
    kReturned,
    kFailed,
    kBlocked,
    kEnded,
    kFault,
    kTyped,
    kNetwork
  };
  static constexpr std::uint8_t kNoCall = 255;

  ThreadId thread;
  int line = 0;           // of the call
  std::uint8_t call = 0;  // the alternative's index in abi::Request; kNoCall without one
  Result result = Result::kReturned;
  bool again = false;  // a blocked call attempted again
  bool operator==(const StepSummary&) const = default;
};

using BranchId = int;  // 0 is the first

struct Branch {
  BranchId parent = -1;
  long fork_step = 0;  // this branch shares the parent's first fork_step steps
  long length = 0;     // steps, the shared ones included
};

// Owns its history; it can be moved, not copied.
class Timeline {
 public:
  Timeline(World start, Schedule schedule);  // start has taken no step yet
  ~Timeline();
  Timeline(Timeline&&) noexcept;
  Timeline& operator=(Timeline&&) noexcept;

  // Runs the current branch on from its end by the policy, at most `steps` steps or about
  // `instructions` instructions of user code; a long step is continued by the next call. The cursor
  // stays. True when the branch has reached its ending.
  bool extend(long steps, long instructions);

  long length() const;                         // steps known on the current branch
  bool is_complete() const;                    // the current branch has reached its ending
  std::optional<Ending> final_ending() const;  // of the current branch, when complete
  // Why the schedule could not go on (a sentence); final_ending() is then a LimitReached saying so.
  const std::optional<std::string>& schedule_error() const;

  long cursor() const;                // 0..length(): steps done at the place that is shown
  void seek(long step);               // clamps to 0..length()
  const World& world() const;         // after `cursor` steps
  const World& world_before() const;  // before the last of them; the same as world() at cursor 0
  const StepRecord* record() const;   // of the step that led to the cursor; nullptr at 0
  const World& last_world() const;    // after length() steps; its last step may be unfinished

  StepSummary summary(long step) const;  // of step 1..length() on the current branch

  // At the cursor, lets `thread` go next instead of the policy. Where that differs from what is
  // recorded, a new branch begins there (or one that began so before is taken up) and becomes the
  // current one. The cursor moves one step on. The error is a sentence: why it cannot run.
  abi::Expected<void, std::string> choose(ThreadId thread);

  // The same with a step in which somebody types. Always possible while the program has not failed
  // or reached a limit.
  abi::Expected<void, std::string> type_input(const TypedInput& input);

  const std::vector<Branch>& branches() const;
  BranchId current_branch() const;
  long shared_steps(BranchId one, BranchId other) const;  // so many first steps are in both
  void switch_to(BranchId branch);  // keeps the cursor where both share it, else moves to its end

  // What seeking has cost so far, for tests and benchmarks.
  long replayed_steps() const;
  std::size_t checkpoint_count() const;

 private:
  struct Storage;
  std::unique_ptr<Storage> storage_;
};

}  // namespace sim::world
