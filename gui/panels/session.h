// What is open: the scenario, its time line, and what the views need to know about the whole
// branch.

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/panels/highlight.h"
#include "gui/panels/lanes.h"
#include "gui/scene/kernel_map.h"
#include "gui/scene/message_history.h"
#include "sim/host/timeline_check.h"
#include "sim/scenario/scenario.h"
#include "sim/world/line_walk.h"
#include "sim/world/timeline.h"

namespace gui::panels {

// How long a run the window computes before it says that this is enough.
inline constexpr long kMostSteps = 1'000'000;

// How the window starts a scenario: somebody may type.
sim::scenario::StartOptions start_options();

// Of a clock that never goes back.
double seconds_now();

// A listing as it is shown: tabs are spaces, and the marks `//@ ...` for fdscope are left out.
struct Listing {
  std::string name;
  std::vector<CodeLine> lines;
};

class Session {
 public:
  Session(sim::scenario::Scenario scenario, sim::world::Timeline timeline);

  // Computes the branch further for about `seconds`. A first share is done whatever the time, so
  // that short runs are complete after one call.
  void compute(double seconds);
  bool is_computing() const { return computing_; }

  const sim::scenario::Scenario& scenario() const { return scenario_; }
  // The scenario's, the first program's first; at least one.
  const std::vector<Listing>& listings() const { return listings_; }
  // One of them, or that of a tool in /bin or of the library; nullptr: none of these.
  const Listing* listing_named(const std::string& name) const;
  const sim::world::Timeline& timeline() const { return timeline_; }
  const Lanes& lanes() const { return lanes_; }
  const scene::MessageHistory& messages() const { return messages_; }
  // The step of each stop of the scenario on this branch, 0 where it is not met.
  const std::vector<long>& stop_steps() const { return stop_steps_; }
  // The map's plan as of the last refresh_plan().
  const scene::MapPlan& plan() const { return *plan_; }
  // Plans the map anew where the branch has grown or changed. Moves the timeline to and fro, so
  // that references to its worlds and records do not survive it.
  void refresh_plan();

  void seek(long step);

  // What is shown: a step's end, or a line of the next step's user code.
  sim::world::LinePosition position() const { return {timeline_.cursor(), statements_}; }
  bool is_between_steps() const { return statements_ > 0; }
  const sim::world::World& world() const { return between_ ? *between_ : timeline_.world(); }
  // What it is compared with: the world before the last step, or at the line before.
  const sim::world::World& world_before() const;

  // The way to another line begins here, goes on for at most `steps` steps with the cursor moving
  // along, and ends where the walk then stands.
  sim::world::LineWalk begin_walk(std::optional<sim::world::LineWalk::Goal> goal,
                                  const sim::world::Breakpoints& breakpoints);
  sim::world::LineWalk::Arrival go_on(sim::world::LineWalk& walk, long steps);
  void arrive(const sim::world::LineWalk& walk, const sim::world::World& from);
  // False: there is no earlier line.
  bool step_back_by_line(sim::abi::ThreadId thread, sim::program::LineMove move);

  sim::abi::Expected<void, std::string> run_thread(sim::abi::ThreadId thread);
  // A step at the cursor in which somebody types.
  sim::abi::Expected<void, std::string> type(const sim::world::TypedInput& input);
  void switch_branch(sim::world::BranchId branch);

  // Descriptors 0, 1 and 2 as the run was started with.
  sim::kernel::StandardStreams streams() const;
  // Lets a comparison with Linux go on for about `seconds`. Linux's order may make another branch
  // the current one. True while there is more to compare.
  bool compare(sim::host::TimelineCheck& check, double seconds);

 private:
  void begin_branch();
  void leave_line();
  void compute_first_shares();
  void extend();
  void walk(long steps);

  sim::scenario::Scenario scenario_;
  std::vector<Listing> listings_;
  mutable std::map<std::string, Listing> more_listings_;  // as they are asked for
  sim::world::Timeline timeline_;
  long statements_ = 0;  // of the next step's user code; 0: a step's end is shown
  std::optional<sim::world::World> between_, line_before_;  // while there are any
  bool computing_ = true;
  Lanes lanes_;
  scene::MessageHistory messages_;
  std::vector<long> stop_steps_;
  std::shared_ptr<const scene::MapPlan> plan_;
  long planned_steps_ = -1;
};

}  // namespace gui::panels
