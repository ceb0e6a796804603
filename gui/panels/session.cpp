#include "gui/panels/session.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "sim/lang/library_files.h"
#include "sim/scenario/tools.h"

namespace gui::panels {
namespace {

// One share of computing: some milliseconds at most.
constexpr long kShareSteps = 500;
constexpr long kShareInstructions = 200'000;
constexpr int kFirstShares =
    8;  // done at once, so that short runs are complete before they are seen

void add_listing(const sim::lang::SourceFile& source, std::vector<Listing>& all) {
  const auto same = [&](const Listing& listing) { return listing.name == source.name; };
  if (std::any_of(all.begin(), all.end(), same)) return;
  all.push_back({source.name, highlighted(source.text)});
}

std::vector<Listing> listings_of(const sim::scenario::Scenario& scenario) {
  std::vector<Listing> all;
  for (const auto& program : scenario.programs) {
    add_listing(program.source, all);
    for (const auto& source : program.more_sources) add_listing(source, all);
  }
  return all;
}

}  // namespace

double seconds_now() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(since).count();
}

sim::scenario::StartOptions start_options() {
  sim::scenario::StartOptions options;
  options.limits.steps = kMostSteps;
  options.streams.input_is_complete = false;
  return options;
}

Session::Session(sim::scenario::Scenario scenario, sim::world::Timeline timeline)
    : scenario_(std::move(scenario)),
      listings_(listings_of(scenario_)),
      timeline_(std::move(timeline)) {
  begin_branch();
}

const Listing* Session::listing_named(const std::string& name) const {
  for (const Listing& listing : listings_) {
    if (listing.name == name) return &listing;
  }
  const std::string tool = sim::scenario::tool_of_source(name);
  std::string_view text;
  if (!tool.empty()) {
    text = sim::scenario::tool(tool)->source.text;
  } else if (const auto library = sim::lang::library_source(name)) {
    text = *library;
  } else {
    return nullptr;
  }
  auto found = more_listings_.find(name);
  if (found == more_listings_.end()) {
    found = more_listings_.emplace(name, Listing{name, highlighted(text)}).first;
  }
  return &found->second;
}

void Session::seek(long step) {
  leave_line();
  timeline_.seek(step);
}

void Session::leave_line() {
  statements_ = 0;
  between_.reset();
  line_before_.reset();
}

const sim::world::World& Session::world_before() const {
  return line_before_ ? *line_before_ : timeline_.world_before();
}

sim::world::LineWalk Session::begin_walk(std::optional<sim::world::LineWalk::Goal> goal,
                                         const sim::world::Breakpoints& breakpoints) {
  return sim::world::LineWalk(timeline_, position(), goal, breakpoints);
}

sim::world::LineWalk::Arrival Session::go_on(sim::world::LineWalk& walk, long steps) {
  leave_line();
  const auto arrival = walk.go_on(timeline_, steps);
  timeline_.seek(walk.position().step);
  return arrival;
}

void Session::arrive(const sim::world::LineWalk& walk, const sim::world::World& from) {
  seek(walk.position().step);
  if (!walk.between()) return;
  statements_ = walk.position().statements;
  between_ = walk.between();
  line_before_ = from;
}

bool Session::step_back_by_line(sim::abi::ThreadId thread, sim::program::LineMove move) {
  const long cursor = timeline_.cursor();
  const auto found = sim::world::line_before(timeline_, position(), thread, move);
  if (!found) {
    timeline_.seek(cursor);
    return false;
  }
  leave_line();
  const auto earlier = sim::world::line_before(timeline_, *found, thread, move);
  if (earlier) line_before_ = sim::world::world_at(timeline_, *earlier);
  between_ = sim::world::world_at(timeline_, *found);
  if (!earlier) line_before_ = between_;
  statements_ = found->statements;
  return true;
}

void Session::begin_branch() {
  const long cursor = timeline_.cursor();
  timeline_.seek(0);
  lanes_ = Lanes(timeline_.world());
  messages_ = scene::MessageHistory(timeline_.world());
  timeline_.seek(cursor);
  plan_.reset();
  stop_steps_.clear();
  compute_first_shares();
}

void Session::compute_first_shares() {
  computing_ = true;
  for (int share = 0; share < kFirstShares; ++share) compute(0);
}

void Session::compute(double seconds) {
  if (!computing_) return;
  const double until = seconds_now() + seconds;
  const long cursor = timeline_.cursor();
  do {
    extend();
    walk(kShareSteps);
  } while (computing_ && seconds_now() < until);
  timeline_.seek(cursor);
  const bool first = stop_steps_.size() != scenario_.stops.size();
  if (!computing_ || first) stop_steps_ = sim::scenario::stop_steps(scenario_, timeline_);
}

void Session::extend() {
  if (timeline_.is_complete() || timeline_.length() >= kMostSteps) return;
  timeline_.extend(kShareSteps, kShareInstructions);
}

void Session::walk(long steps) {
  const long end = std::min(timeline_.length(), lanes_.steps() + steps);
  while (lanes_.steps() < end) {
    timeline_.seek(lanes_.steps() + 1);
    lanes_.add(*timeline_.record(), timeline_.world());
    messages_.add(*timeline_.record(), timeline_.world());
  }
  const bool ended = timeline_.is_complete() || timeline_.length() >= kMostSteps;
  computing_ = !(ended && lanes_.steps() == timeline_.length());
}

void Session::refresh_plan() {
  // A plan holds for the steps that were known when it was made; a longer run gets a new one when
  // the cursor leaves them or when it is complete.
  const bool is_short = !computing_ && planned_steps_ != timeline_.length();
  if (plan_ && !is_short && timeline_.cursor() <= planned_steps_) return;
  plan_ = scene::plan_map(timeline_);
  planned_steps_ = timeline_.length();
}

sim::abi::Expected<void, std::string> Session::run_thread(sim::abi::ThreadId thread) {
  leave_line();
  const auto branch = timeline_.current_branch();
  auto done = timeline_.choose(thread);
  if (done && timeline_.current_branch() != branch) begin_branch();
  return done;
}

sim::abi::Expected<void, std::string> Session::type(const sim::world::TypedInput& input) {
  leave_line();
  const auto branch = timeline_.current_branch();
  auto done = timeline_.type_input(input);
  if (!done) return done;
  if (timeline_.current_branch() != branch) {
    begin_branch();
  } else {
    compute_first_shares();  // at its end the branch goes on
  }
  return done;
}

void Session::switch_branch(sim::world::BranchId branch) {
  if (branch == timeline_.current_branch()) return;
  leave_line();
  timeline_.switch_to(branch);
  begin_branch();
}

sim::kernel::StandardStreams Session::streams() const {
  return sim::scenario::standard_streams(scenario_, start_options());
}

bool Session::compare(sim::host::TimelineCheck& check, double seconds) {
  using Branch = sim::host::TimelineCheck::Branch;
  const auto branch = timeline_.current_branch();
  const long cursor = timeline_.cursor();
  const bool more =
      check.go_on(timeline_, computing_ ? Branch::kGrows : Branch::kIsComplete, seconds);
  if (timeline_.current_branch() != branch) {
    leave_line();
    begin_branch();
    timeline_.seek(cursor);
  }
  return more;
}

}  // namespace gui::panels
