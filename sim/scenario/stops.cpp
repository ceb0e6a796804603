// Which step of a run meets which stop.

#include <algorithm>
#include <map>
#include <set>

#include "sim/scenario/scenario.h"

namespace sim::scenario {

using world::StepSummary;

namespace {

bool is_successful_fork(const StepSummary& step) {
  static const auto kFork = static_cast<std::uint8_t>(abi::Request(abi::ForkRequest{}).index());
  return step.call == kFork && step.result == StepSummary::Result::kReturned;
}

// exec() comes back only when it fails.
bool is_successful_exec(const StepSummary& step) {
  static const auto kExec = static_cast<std::uint8_t>(abi::Request(abi::ExecRequest{}).index());
  return step.call == kExec && step.result == StepSummary::Result::kReturned;
}

bool is_successful_thread_start(const StepSummary& step) {
  static const auto kStart =
      static_cast<std::uint8_t>(abi::Request(abi::StartThreadRequest{}).index());
  return step.call == kStart && step.result == StepSummary::Result::kReturned;
}

// Who a thread is, told from the forks that a run has made so far. Numbers are given in ascending
// order from 2 (1 is init) and never again, to children and to threads, which go by the name of
// their process.
class Family {
 public:
  explicit Family(const Scenario& scenario) {
    for (const ProgramListing& program : scenario.programs) {
      if (program.start == ProgramListing::Start::kByExec) {
        executed_.insert(program.source.name);
      } else {
        add(program, program.name);
      }
    }
  }

  void follow(const StepSummary& step) {
    if (is_successful_exec(step)) members_.at(step.thread).has_executed = true;
    if (is_successful_thread_start(step)) {
      members_.emplace(abi::ThreadId{next_pid_++}, members_.at(step.thread));
    }
    if (!is_successful_fork(step)) return;
    const Member& parent = members_.at(step.thread);
    const auto& names = parent.program->compiled.annotations.child_names;
    const auto name = names.find(step.line);
    add(*parent.program, name == names.end() ? "child" : name->second, parent.has_executed);
  }

  // After an exec() a history of steps does not tell which of the scenario's programs it is.
  bool may_run(abi::ThreadId thread, const std::string& file) const {
    const Member& member = members_.at(thread);
    return member.has_executed ? executed_.contains(file) : member.program->source.name == file;
  }
  const std::string& name_of(abi::ThreadId thread) const { return members_.at(thread).name; }
  bool knows(abi::ThreadId thread) const { return members_.contains(thread); }

 private:
  struct Member {
    const ProgramListing* program;
    std::string name;
    bool has_executed = false;
  };

  // The kernel numbers the further processes of a name: "child", "child 2".
  void add(const ProgramListing& program, const std::string& wanted, bool has_executed = false) {
    const int times = ++uses_[wanted];
    const std::string name = times == 1 ? wanted : wanted + " " + std::to_string(times);
    members_.emplace(abi::ThreadId{next_pid_++}, Member{&program, name, has_executed});
  }

  std::map<abi::ThreadId, Member> members_;
  std::set<std::string> executed_;  // the listings that only exec() starts
  std::map<std::string, int> uses_;
  int next_pid_ = abi::kInitPid.value + 1;
};

bool fits(StopWhen when, const StepSummary& step) {
  using Result = StepSummary::Result;
  switch (when) {
    case StopWhen::kReached:
      return !step.again;
    case StopWhen::kBlocked:
      return step.result == Result::kBlocked;
    case StopWhen::kReturned:
      return step.result == Result::kReturned || step.result == Result::kFailed;
  }
  return false;
}

bool meets(const Stop& stop, const StepSummary& step, const Family& family) {
  return stop.line == step.line && fits(stop.when, step) && family.knows(step.thread) &&
         family.may_run(step.thread, stop.file) &&
         (stop.process.empty() || stop.process == family.name_of(step.thread));
}

}  // namespace

std::vector<long> stop_steps(const Scenario& scenario, const world::Timeline& timeline) {
  std::vector<long> steps(scenario.stops.size(), 0);
  std::vector<int> missing;  // occurrences still to come
  for (const Stop& stop : scenario.stops) missing.push_back(stop.occurrence);
  std::size_t unmet = scenario.stops.size();
  Family family(scenario);
  for (long step = 1; step <= timeline.length() && unmet > 0; ++step) {
    const StepSummary summary = timeline.summary(step);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (steps[i] != 0 || !meets(scenario.stops[i], summary, family)) continue;
      if (--missing[i] > 0) continue;
      steps[i] = step;
      --unmet;
    }
    family.follow(summary);
  }
  return steps;
}

const Stop* stop_at(const Scenario& scenario, const std::vector<long>& stop_steps, long step) {
  const Stop* latest = nullptr;
  long latest_step = 0;
  for (std::size_t i = 0; i < stop_steps.size(); ++i) {
    if (stop_steps[i] == 0 || stop_steps[i] > step || stop_steps[i] < latest_step) continue;
    latest = &scenario.stops[i];
    latest_step = stop_steps[i];
  }
  return latest;
}

}  // namespace sim::scenario
