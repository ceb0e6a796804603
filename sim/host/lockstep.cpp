#include "sim/host/lockstep.h"

#include <sched.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>
#include <map>
#include <utility>

#include "sim/host/answers.h"
#include "sim/host/batch.h"
#include "sim/host/call_context.h"
#include "sim/host/candidates.h"
#include "sim/host/file_tree.h"
#include "sim/host/linux_side.h"
#include "sim/host/not_followed.h"
#include "sim/host/outside_streams.h"
#include "sim/host/pinning.h"
#include "sim/host/self_test.h"
#include "sim/host/signal_steps.h"
#include "sim/host/virtual_time.h"
#include "sim/host/whole_comparison.h"
#include "sim/host/words.h"

namespace sim::host {
namespace {

using world::StepRecord;
using world::World;
using Clock = std::chrono::steady_clock;
using Records = std::vector<StepRecord>;

constexpr int kPageBytes = 4096;
constexpr const char* kOtherOrder =
    "one signal has reached several processes, and Linux lets them act on it in an order of its "
    "own";
constexpr const char* kPolledEarlier =
    "several descriptors are closed at once, and Linux lets a poll() come back after the first of "
    "them";
constexpr const char* kWokenOnLinux =
    "another process's call has come back on Linux, and still sleeps in the model";

// Calls after which relative paths lead elsewhere.
bool moves_directories(const abi::Request& request) {
  return std::holds_alternative<abi::ChdirRequest>(request) ||
         std::holds_alternative<abi::RenameRequest>(request);
}

bool is_stopped(const World& world, Pid pid) {
  const kernel::Process* process = world.kernel.processes.find(pid);
  return process && kernel::is_stopped(*process);
}

class RealLockstep : public Lockstep {
 public:
  RealLockstep(World start, LockstepOptions options)
      : options_(std::move(options)), candidates_(std::move(start)) {}

  abi::Expected<void, std::string> boot();

  const World& world() const override { return candidates_.first().world; }
  Steps step(ThreadId thread) override;
  std::optional<Steps> step_within(ThreadId thread, long& instructions) override;
  Steps type(const world::TypedInput& input) override;
  void finish() override;
  long agreed() const override { return agreed_; }
  const std::optional<Disagreement>& disagreement() const override { return disagreement_; }
  const NotCompared& not_compared() const override { return not_compared_; }

 private:
  // The way of a call.
  bool joins_batch(const CallContext& context);
  bool make_together(const CallContext& context);
  void flush_batch();
  bool all_under_way_sleep() const;
  void make_alone(const StepRecord& record, const CallContext& context);

  void note_left_out(std::string sentence);

  // Whether both sides are the same.
  void settle_group();
  bool pass_time();
  bool narrow_by_answers();
  bool answers_fit(const Candidate& candidate);
  bool may_lead_on(const Candidate& candidate);
  bool fits(const StepRecord& record, const World& after);
  bool is_as_before(ThreadId thread, const World& after);
  bool graph_is_due() const;
  void compare_graph(const StepRecord& latest);
  bool graph_is_overdue() const { return agreed_ - graph_compared_at_ >= kGraphInterval; }
  void bring_up_to_date();

  // What follows from steps that are the same.
  void follow(const Records& records);
  void begin_child(const StepRecord& record);
  void collect(const StepRecord& record);
  void end(Pid pid) { end(ThreadId{pid.value}); }
  void end(ThreadId thread);
  void note_end(const kernel::ThreadExited& ended);
  void reap(const kernel::ProcessReaped& reaped, const StepRecord& record);
  void help_streams();

  void differ(const StepRecord& record, std::string what);
  void differ(const StepRecord& record, std::string what, std::vector<GraphLine> graph);
  void differ_by_answer(const StepRecord& record, const LinuxAnswer& answer);
  void differ_by_answers();
  void differ_by_wake(const StepRecord& record);
  void give_up(std::string why);

  LockstepOptions options_;
  Candidates candidates_;
  std::optional<Pinning> pinning_;
  std::optional<OutsideStreams> streams_;
  std::unique_ptr<Session> session_;
  std::optional<FileTree> files_;
  std::unique_ptr<LinuxSide> linux_;
  std::optional<WholeComparison> whole_;
  NotCompared not_compared_;
  std::optional<Batch> batch_;
  std::map<ThreadId, StepRecord> late_answers_;  // of processes that their own calls have stopped
  StepRecord latest_;                            // of all steps that have been made on Linux
  long agreed_ = 0;
  long graph_compared_at_ = 0;
  int scale_ = 1;
  bool has_threads_ = false;          // some process has, or had, several
  bool has_reached_several_ = false;  // one signal has: see is_for_several()
  bool is_finishing_ = false;
  std::optional<Disagreement> disagreement_;
};

abi::Expected<void, std::string> RealLockstep::boot() {
  const kernel::Limits& limits = world().kernel.limits;
  if (kPageBytes % limits.pipe_size.slot_bytes != 0) {
    return abi::unexpected("slots of " + std::to_string(limits.pipe_size.slot_bytes) +
                           " bytes cannot be compared with Linux: only sizes that divide 4096 can");
  }
  if (world().kernel.hosts.size() > 1) {
    return abi::unexpected(std::string(
        "several machines cannot be compared with Linux, which is only one of them"));
  }
  if (limits.tcp_queue > 0) {
    return abi::unexpected(std::string(
        "queues of so few bytes cannot be compared with Linux: leave 'tcp_queue' out"));
  }
  scale_ = kPageBytes / limits.pipe_size.slot_bytes;
  const auto standard_objects = standard_objects_of(world());
  if (!standard_objects) return abi::unexpected(standard_objects.error());
  auto streams = OutsideStreams::open(options_.streams);
  if (!streams) return abi::unexpected(streams.error());
  streams_ = std::move(*streams);
  if (options_.processors == Processors::kOne) pinning_.emplace();
  SessionOptions session_options;
  session_options.isolation = options_.isolation;
  session_options.standard_descriptors = streams_->descriptors();
  session_options.disk_pages = limits.disk_pages;
  auto session = Session::start(session_options);
  if (!session) return abi::unexpected(session.error());
  session_ = std::move(*session);
  auto sight = try_out(*session_);
  if (!sight) return abi::unexpected(sight.error());
  not_compared_ = sight->missing;
  if (!session_->has_namespaces()) {
    not_compared_.push_back("There are no namespaces of our own here (" + session_->why_shared() +
                            "): process numbers are renamed, and leftovers are not looked for.");
  }
  auto files = FileTree::make(*session_, world().kernel);
  if (!files) return abi::unexpected(files.error());
  files_ = std::move(*files);
  if (!files_->shows_holes()) {
    not_compared_.push_back(
        "The program's files lie on a disk here: which parts of them are holes is not compared.");
  }
  const Programs programs = world().images ? Programs::kSeveral : Programs::kOne;
  linux_ =
      std::make_unique<LinuxSide>(*session_, limits.descriptors_per_process, &*files_, programs);
  batch_.emplace(*linux_);
  whole_.emplace(*linux_, *streams_, sight->graph, scale_, *standard_objects);
  for (const Pid pid : world().kernel.processes.keys()) {
    if (auto started = linux_->start_process(pid); !started) return started;
  }
  return {};
}

// Whether the group that has just begun can wait for others; it is finished as far as there is no
// choice. Without a "/" of their own, agents cannot make calls ahead of one that moves directories.
bool RealLockstep::joins_batch(const CallContext& context) {
  const bool starts_thread =
      std::holds_alternative<abi::StartThreadRequest>(candidates_.group().front().request);
  if (starts_thread) return false;
  if (candidates_.size() > 1 || world().steps <= options_.steps_in_full) return false;
  if (!candidates_.finish_without_choice() || world().kernel.woken_threads > 0) return false;
  const auto group = candidates_.group();
  if (files_->has_prefix() && moves_directories(group.front().request)) return false;
  if (are_about_signals(group) || has_threads_) return false;
  return batch_->add(group, world().kernel, context);
}

bool RealLockstep::make_together(const CallContext& context) {
  if (joins_batch(context)) return true;
  const bool was_empty = batch_->is_empty();
  flush_batch();
  return !was_empty && !disagreement_ && joins_batch(context);
}

void RealLockstep::flush_batch() {
  if (batch_->is_empty() || disagreement_) return;
  if (!batch_->make()) return give_up("Linux neither finishes this call nor sleeps in it");
  for (std::size_t i = 0; i < batch_->steps().size(); ++i) {
    const StepRecord& step = batch_->steps()[i];
    const LinuxAnswer answer = batch_->answer(i);
    if (answer && comes_back(*answer)) {
      if (auto why = refusal(step, batch_->raw_calls(i), *session_))
        return give_up(*std::move(why));
    }
    if (!answer || !is_same(step.outcome, *answer)) return differ_by_answer(step, answer);
    ++agreed_;
  }
  latest_ = batch_->steps().back();
  batch_->clear();
  if (!all_under_way_sleep()) differ_by_wake(latest_);
}

bool RealLockstep::all_under_way_sleep() const {
  const auto threads = linux_->under_way();
  return std::all_of(threads.begin(), threads.end(),
                     [&](ThreadId thread) { return linux_->is_asleep(thread); });
}

void RealLockstep::make_alone(const StepRecord& record, const CallContext& context) {
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  const bool is_fork = std::holds_alternative<abi::ForkRequest>(record.request);
  if (is_fork && !returned) {
    return give_up("the model allows fewer processes than this machine does, and fork() fails");
  }
  if (!linux_->add(record.thread, record.request, context)) {
    return give_up("this call moves more bytes than can be compared");
  }
  const bool starts_thread = std::holds_alternative<abi::StartThreadRequest>(record.request);
  const bool starts = returned && (is_fork || starts_thread);
  has_threads_ = has_threads_ || starts_thread;
  linux_->submit(record.thread, 1,
                 starts ? LinuxSide::Starts::kSomebody : LinuxSide::Starts::kNothing);
  if (comes_back(record.outcome)) linux_->expect_return(record.thread);
  const bool others_run = world().kernel.woken_threads > 0 ||
                          candidates_.first().records.size() > 1 || !comes_back(record.outcome);
  if (others_run) ::sched_yield();  // what looks too early must look again
  settle_group();
}

// Until what Linux has done is among what the model allows, or patience ends.
void RealLockstep::settle_group() {
  const auto deadline = Clock::now() + options_.patience;
  bool time_is_due = true;
  for (;;) {
    if (!linux_->settle()) return give_up("Linux neither finishes this call nor sleeps in it");
    if (std::exchange(time_is_due, false) && pass_time()) continue;
    const StepRecord& first = candidates_.first().records.front();
    if (is_call(first) && linux_->is_under_way(first.thread) && !linux_->is_asleep(first.thread)) {
      const auto raw = linux_->raw_calls(first.thread, linux_->latest_call(first.thread));
      if (auto why = refusal(first, raw, *session_)) return give_up(*std::move(why));
    }
    begin_child(first);
    if (narrow_by_answers()) break;
    const bool is_late = Clock::now() > deadline;
    if (is_late && (has_reached_several_ || is_for_several(first))) return give_up(kOtherOrder);
    if (is_late) return differ_by_answers();
    help_streams();
    ::sched_yield();
  }
  const Records& records = candidates_.first().records;
  if (std::any_of(records.begin(), records.end(), is_for_several)) has_reached_several_ = true;
  follow(records);
  if (disagreement_) return;
  agreed_ += static_cast<long>(records.size());
  latest_ = records.back();
  if (graph_is_due() || are_about_signals(records)) compare_graph(latest_);
}

// Mostly nobody has a choice, and what the model does is known already.
bool RealLockstep::pass_time() {
  if (candidates_.finish_without_choice()) {
    return end_what_is_due(candidates_.first().records, *linux_);
  }
  return end_what_is_due(candidates_.usual_order(), *linux_);
}

bool RealLockstep::narrow_by_answers() {
  return candidates_.narrow([this](const Candidate& each) { return may_lead_on(each); },
                            [this](const Candidate& each) { return answers_fit(each); });
}

// A process that its own call has stopped shows what came of the call when it goes on; when it dies
// before, never.
bool RealLockstep::fits(const StepRecord& record, const World& after) {
  if (!linux_->is_under_way(record.thread)) return true;
  const bool is_late = linux_->is_stopped(record.thread) && is_stopped(after, record.pid);
  if (is_late && comes_back(record.outcome)) return true;
  const LinuxAnswer answer = linux_->answer(record.thread);
  const bool has_died_since =
      comes_back(record.outcome) && !after.kernel.threads.contains(record.thread);
  const bool is_lost = has_died_since && answer && std::holds_alternative<abi::Ended>(*answer);
  return is_lost || (answer && is_same(record.outcome, *answer));
}

// An order in which somebody got what Linux did not give is not the one that Linux took.
bool RealLockstep::may_lead_on(const Candidate& candidate) {
  const StepRecord& last = candidate.records.back();
  return !comes_back(last.outcome) || fits(last, candidate.world);
}

// A run that ends at a limit leaves those that its last step has woken where they are; nobody can
// hold Linux's back.
static bool is_held_back(const World& world, ThreadId thread) {
  const kernel::Thread* found = world.kernel.threads.find(thread);
  return world.halted && found && found->state == kernel::ThreadState::kWoken;
}

bool RealLockstep::answers_fit(const Candidate& candidate) {
  const auto last = last_of_each_thread(candidate.records);
  for (const ThreadId thread : linux_->under_way()) {
    const auto own = std::find_if(last.begin(), last.end(),
                                  [&](const StepRecord* each) { return each->thread == thread; });
    const bool sleeps = own == last.end() || std::holds_alternative<abi::Blocked>((*own)->outcome);
    const bool is_killed = sleeps && !candidate.world.kernel.threads.contains(thread);
    const bool fine = is_killed           ? linux_->is_dead(thread)
                      : own != last.end() ? fits(**own, candidate.world)
                                          : is_as_before(thread, candidate.world);
    if (!fine && !is_held_back(candidate.world, thread)) return false;
  }
  return true;
}

// A thread that has made no step.
bool RealLockstep::is_as_before(ThreadId thread, const World& after) {
  const auto late = late_answers_.find(thread);
  if (late != late_answers_.end()) return fits(late->second, after);
  return linux_->is_asleep(thread) && !linux_->is_dead(thread);
}

// The child, or the thread, must be there before anybody asks who it is.
void RealLockstep::begin_child(const StepRecord& record) {
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  const bool forks = std::holds_alternative<abi::ForkRequest>(record.request);
  const bool starts = std::holds_alternative<abi::StartThreadRequest>(record.request);
  if (!is_call(record) || !returned || !(forks || starts)) return;
  const Pid child{static_cast<int>(returned->value)};
  if (linux_->knows(child) || linux_->is_asleep(record.thread)) return;
  const auto raw = linux_->raw_calls(record.thread, linux_->latest_call(record.thread));
  const std::int64_t pid = raw[0].result;
  const bool is_expected = !session_->has_namespaces() || pid == child.value;
  if (pid <= 0 || !is_expected) return;
  const auto number = static_cast<int>(pid);
  if (starts) return linux_->adopt_thread(ThreadId{child.value}, record.thread, number);
  linux_->adopt_child(child, number);
  linux_->inherit_variables(record.pid, child);
}

void RealLockstep::follow(const Records& records) {
  for (const StepRecord& record : records) {
    const bool finished = is_call(record) && !std::holds_alternative<abi::Blocked>(record.outcome);
    if (finished) collect(record);
    for (const kernel::Event& event : record.events) {
      if (const auto* ended = std::get_if<kernel::ThreadExited>(&event)) note_end(*ended);
      if (const auto* exited = std::get_if<kernel::ProcessExited>(&event)) end(exited->pid);
      if (const auto* joined = std::get_if<kernel::ThreadJoined>(&event)) {
        linux_->forget_thread(joined->thread);
      }
    }
    for (const kernel::Event& event : record.events) {
      if (const auto* reaped = std::get_if<kernel::ProcessReaped>(&event)) reap(*reaped, record);
    }
  }
  std::erase_if(late_answers_, [this](const auto& late) {
    if (linux_->is_asleep(late.first)) return false;
    linux_->collect(late.first);
    return true;
  });
}

void RealLockstep::collect(const StepRecord& record) {
  if (!linux_->is_under_way(record.thread)) return;
  if (linux_->is_stopped(record.thread)) {
    late_answers_[record.thread] = record;
  } else {
    linux_->collect(record.thread);
  }
}

// pidfd_open(2) leads to a process by its main thread, which has let go of the descriptors.
void RealLockstep::note_end(const kernel::ThreadExited& ended) {
  end(ended.thread);
  const auto* process = world().kernel.processes.find(ended.pid);
  const bool leaves_others = process && !kernel::is_zombie(*process);
  if (ended.thread.value != ended.pid.value || !leaves_others) return;
  whole_->leave_out_contents_of_pipes();
  note_left_out(
      "How much pipes hold is not compared any more once a main thread has ended before others.");
}

// Whatever call it was in, or none.
void RealLockstep::end(ThreadId thread) {
  const Pid number{thread.value};
  if (!linux_->knows(number)) return;
  if (!linux_->agent(number).await_death()) give_up("what has been ended goes on on Linux");
  late_answers_.erase(thread);
  if (linux_->is_under_way(thread)) linux_->collect(thread);
}

// init waits where the model's does; what a parent's wait brings has been compared already.
void RealLockstep::reap(const kernel::ProcessReaped& reaped, const StepRecord& record) {
  const Records& group = candidates_.first().records;
  if (reaped.by == abi::kInitPid) {
    const auto status = linux_->reap_by_init(reaped.pid);
    const auto expected = exit_status_in(record, reaped.pid);
    const bool was_waited_for = status == LinuxSide::kReapedByOthers && end_together(group);
    if (was_waited_for) return linux_->forget(reaped.pid);
    if (!status || (expected && *status != *expected)) {
      if (has_reached_several_) return give_up(kOtherOrder);
      return differ(record,
                    "the model's process " +
                        (expected ? outcome_text(abi::Ended{*expected}) : std::string("ends")) +
                        ", Linux's " +
                        (status ? outcome_text(abi::Ended{*status}) : "cannot be waited for"));
    }
  } else if (end_together(group)) {
    linux_->reap_orphan(reaped.pid);  // whose parent has died first on Linux
  }
  linux_->forget(reaped.pid);
}

// A terminal and a pipe to the outside need somebody at their other end.
void RealLockstep::help_streams() {
  streams_->pump();
  const Records usual = candidates_.usual_order();
  for (const StepRecord* record : last_of_each_thread(usual)) {
    const bool waits = linux_->is_asleep(record->thread) && meets_end_of_input(*record);
    if (waits && leads_outside(*record, world().kernel)) streams_->press_end_of_input();
  }
}

bool RealLockstep::graph_is_due() const {
  return agreed_ <= options_.steps_in_full || graph_is_overdue();
}

void RealLockstep::compare_graph(const StepRecord& latest) {
  if (world().halted && world().kernel.woken_threads > 0) return;  // see is_held_back()
  const auto deadline = Clock::now() + options_.patience;
  const auto scrutiny =
      is_finishing_ || agreed_ <= options_.steps_in_full ? Scrutiny::kEveryByte : Scrutiny::kSizes;
  graph_compared_at_ = agreed_;
  for (;;) {
    const ObjectGraph real = whole_->linux_graph();
    const auto is_the_same = [&](const Candidate& each) {
      return whole_->model_graph(each.world) == real && whole_->output_fits(each.world, scrutiny);
    };
    if (candidates_.narrow([](const Candidate&) { return true; }, is_the_same)) return;
    if (Clock::now() > deadline) break;
    ::sched_yield();
  }
  if (has_reached_several_) return give_up(kOtherOrder);
  std::vector<GraphLine> graph = whole_->side_by_side(world());
  std::string what = first_difference(graph);
  if (what.empty()) what = "what has been written to descriptors 1 and 2 is not the same";
  if (agreed_ > 0) --agreed_;  // the step that led to these graphs is the one that differs
  differ(latest, std::move(what), std::move(graph));
}

Steps RealLockstep::step(ThreadId thread) {
  for (;;) {
    long instructions = std::numeric_limits<long>::max();
    if (const auto steps = step_within(thread, instructions)) return *steps;
  }
}

void RealLockstep::note_left_out(std::string sentence) {
  const bool is_known =
      std::find(not_compared_.begin(), not_compared_.end(), sentence) != not_compared_.end();
  if (!is_known) not_compared_.push_back(std::move(sentence));
}

std::optional<Steps> RealLockstep::step_within(ThreadId thread, long& instructions) {
  if (graph_is_overdue()) bring_up_to_date();
  if (disagreement_) return Steps{};
  const StepRecord* taken = candidates_.take_within(thread, instructions);
  if (!taken) return std::nullopt;
  if (!is_call(*taken)) {
    flush_batch();
    if (disagreement_) return Steps{};
    ++agreed_;
  } else if (auto why = not_followed(*taken, world().kernel, *linux_)) {
    flush_batch();
    if (!disagreement_) give_up(*std::move(why));
    return Steps{};
  } else {
    if (auto sentence = left_out(*taken)) note_left_out(*std::move(sentence));
    const CallContext context =
        context_for(*taken, world().kernel, scale_);  // before anybody goes on who has been woken
    if (make_together(context)) return batch_->latest_group();
    if (!disagreement_) make_alone(candidates_.first().records.front(), context);
  }
  return candidates_.first().records;
}

Steps RealLockstep::type(const world::TypedInput& input) {
  flush_batch();
  if (disagreement_) return {};
  const bool sends_signal = input.signal != 0;
  const auto reached = sends_signal ? reached_by_keys(world().kernel) : std::vector<Pid>();
  candidates_.type(input);
  sends_signal ? streams_->discard_input() : streams_->type(input.bytes, input.end);
  for (const Pid pid : reached) linux_->press_key(pid, input.signal);
  settle_group();
  return candidates_.first().records;
}

void RealLockstep::bring_up_to_date() {
  flush_batch();
  if (disagreement_) return;
  if (!linux_->settle()) return give_up("Linux does not come to rest");
  compare_graph(latest_);
}

void RealLockstep::finish() {
  is_finishing_ = true;
  if (!disagreement_) bring_up_to_date();
}

void RealLockstep::differ(const StepRecord& record, std::string what) {
  differ(record, std::move(what), whole_->side_by_side(world()));
}

void RealLockstep::differ(const StepRecord& record, std::string what,
                          std::vector<GraphLine> graph) {
  disagreement_ =
      Difference{agreed_ + 1, record, call_text(world(), record) + ": " + what, std::move(graph)};
}

void RealLockstep::differ_by_answer(const StepRecord& record, const LinuxAnswer& answer) {
  differ(record, "the model's call " + outcome_text(record.outcome) + ", Linux's " +
                     (answer ? outcome_text(*answer) : "is lost"));
}

// In the words of the usual order.
void RealLockstep::differ_by_answers() {
  const Records usual = candidates_.usual_order();
  for (const StepRecord* record : last_of_each_thread(usual)) {
    if (!is_call(*record) || fits(*record, world())) continue;
    const LinuxAnswer answer = linux_->answer(record->thread);
    const bool is_earlier = answer && has_polled_earlier(record->outcome, *answer);
    if (is_earlier && close_several(usual)) return give_up(kPolledEarlier);
    return differ_by_answer(*record, answer);
  }
  differ(candidates_.first().records.front(), kWokenOnLinux);
}

// By the latest of the steps that are the same so far.
void RealLockstep::differ_by_wake(const StepRecord& record) {
  --agreed_;
  differ(record, kWokenOnLinux);
}

void RealLockstep::give_up(std::string why) {
  disagreement_ = CannotCompare{agreed_ + 1, std::move(why)};
}

}  // namespace

abi::Expected<std::unique_ptr<Lockstep>, std::string> Lockstep::start(
    World start, const LockstepOptions& options) {
  auto made = std::make_unique<RealLockstep>(std::move(start), options);
  if (auto booted = made->boot(); !booted) return abi::unexpected(booted.error());
  return made;
}

abi::Expected<void, std::string> Lockstep::possible() {
  const Pinning pinning;
  auto session = Session::start({});
  if (!session) return abi::unexpected(session.error());
  if (auto sight = try_out(**session); !sight) return abi::unexpected(sight.error());
  return {};
}

}  // namespace sim::host
