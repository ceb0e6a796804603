#include "sim/host/timeline_check.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace sim::host {
namespace {

using abi::ThreadId;
using world::StepRecord;
using world::StepSummary;
using world::Timeline;
using world::World;
using Clock = std::chrono::steady_clock;

constexpr const char* kHiddenOrder =
    "Linux has taken another of the orders that are allowed, and only now does it show";

constexpr long kShareInstructions =
    200'000;  // of user code, at one time: some milliseconds at most

// Shows another step of a time line while it lives.
class Glance {
 public:
  Glance(Timeline& timeline, long step) : timeline_(timeline), cursor_(timeline.cursor()) {
    timeline.seek(step);
  }
  ~Glance() { timeline_.seek(cursor_); }
  Glance(const Glance&) = delete;
  Glance& operator=(const Glance&) = delete;

 private:
  Timeline& timeline_;
  long cursor_;
};

bool is_again(const StepRecord& record) { return record.attempt == StepRecord::Attempt::kAgain; }

bool can_begin_a_call(const World& world, ThreadId id) {
  const kernel::Thread* thread = world.kernel.threads.find(id);
  return thread != nullptr && thread->state == kernel::ThreadState::kReady;
}

// "child (process 3)".
std::string name_of(const World& world, ThreadId id) {
  const kernel::Thread* thread = world.kernel.threads.find(id);
  if (thread == nullptr) return "thread " + std::to_string(id.value);
  const std::string number = "process " + std::to_string(thread->process.value);
  const kernel::Process* process = world.kernel.processes.find(thread->process);
  return process == nullptr ? number : process->name + " (" + number + ")";
}

bool is_over(TimelineCheck::Standing standing) {
  return standing != TimelineCheck::Standing::kUnderWay &&
         standing != TimelineCheck::Standing::kAgrees;
}

}  // namespace

TimelineCheck::TimelineCheck(kernel::StandardStreams streams, LockstepStart start)
    : streams_(std::move(streams)), start_(std::move(start)) {}

bool TimelineCheck::go_on(Timeline& timeline, Branch branch, double seconds) {
  take_note_of_branch(timeline);
  if (!lockstep_ && !is_over(standing_)) begin(timeline);
  const world::BranchId at_first = branch_;
  const auto until = Clock::now() + std::chrono::duration<double>(seconds);
  while (!is_over(standing_) && followed_ < timeline.length()) {
    standing_ = Standing::kUnderWay;
    if (ahead_.empty()) make_next(timeline);
    if (!ahead_.empty()) match(timeline);
    if (Clock::now() >= until) break;
  }
  if (is_over(standing_)) return false;
  // Of a branch that has just been made nobody knows the end.
  if (followed_ < timeline.length() || branch_ != at_first) return true;
  if (branch == Branch::kIsComplete && ended_at_ != followed_) come_to_the_end(timeline);
  return false;
}

long TimelineCheck::agreed() const {
  return lockstep_ ? std::min(followed_, lockstep_->agreed()) : 0;
}

const Difference* TimelineCheck::difference() const {
  if (!lockstep_ || !lockstep_->disagreement()) return nullptr;
  return std::get_if<Difference>(&*lockstep_->disagreement());
}

void TimelineCheck::take_note_of_branch(const Timeline& timeline) {
  const world::BranchId current = timeline.current_branch();
  const long shared = timeline.shared_steps(std::exchange(branch_, current), current);
  // What ended a comparison, or is under way, is the step after those that are the same.
  const long needed = followed_ + (is_over(standing_) || is_within_step_ ? 1 : 0);
  const bool is_another = shared < std::min(needed, timeline.length());
  if (standing_ != Standing::kImpossible && is_another) begin_again();
}

void TimelineCheck::begin_again() {
  lockstep_.reset();
  ahead_.clear();
  is_within_step_ = false;
  followed_ = 0;
  ended_at_ = -1;
  standing_ = Standing::kUnderWay;
  why_.clear();
  detours_.clear();
}

void TimelineCheck::begin(Timeline& timeline) {
  LockstepOptions options;
  options.streams = streams_;
  const Glance glance(timeline, 0);
  auto started = start_(timeline.world(), options);
  if (!started) {
    why_ = std::move(started.error());
    standing_ = Standing::kImpossible;
    return;
  }
  lockstep_ = std::move(*started);
  not_compared_ = lockstep_->not_compared();
}

// The branch's next step, which begins a call: woken ones have been finished with the step before.
void TimelineCheck::make_next(Timeline& timeline) {
  const StepSummary next = timeline.summary(followed_ + 1);
  Steps records;
  if (next.result == StepSummary::Result::kTyped) {
    const Glance glance(timeline, followed_ + 1);
    records = lockstep_->type(*timeline.record()->typed);
  } else {
    if (next.again || !can_begin_a_call(lockstep_->world(), next.thread)) return stop(kHiddenOrder);
    long instructions = kShareInstructions;
    auto made = lockstep_->step_within(next.thread, instructions);
    is_within_step_ = !made;
    if (is_within_step_) return;
    records = *made;
  }
  not_compared_ = lockstep_->not_compared();
  if (lockstep_->disagreement()) return note_disagreement();
  ahead_.assign(records.begin(), records.end());
  if (ahead_.empty()) stop("Linux cannot follow here");
}

// Whether the branch's next step is the one that has been done.
void TimelineCheck::match(Timeline& timeline) {
  const StepRecord& done = ahead_.front();
  const StepSummary shown = timeline.summary(followed_ + 1);
  if (shown.thread == done.thread && shown.again == is_again(done)) {
    if (shown.line != done.place.at.line) return stop(kHiddenOrder);
    ++followed_;
    return ahead_.pop_front();
  }
  if (shown.again) return follow_linux(timeline);
  stop("in step " + std::to_string(followed_ + 1) +
       " the branch begins a call while a woken one still waits, and Linux finishes a woken call "
       "at once");
}

void TimelineCheck::follow_linux(Timeline& timeline) {
  const ThreadId shown = timeline.summary(followed_ + 1).thread;
  const ThreadId taken = ahead_.front().thread;
  const long step = followed_ + 1;
  const Glance glance(timeline, followed_);
  Detour detour{step, "In step " + std::to_string(step) + " Linux let " +
                          name_of(timeline.world(), taken) + " go on before " +
                          name_of(timeline.world(), shown) +
                          ". Both orders are allowed; this branch is the one that Linux took."};
  if (!timeline.choose(taken)) return stop(kHiddenOrder);
  branch_ = timeline.current_branch();
  detours_.push_back(std::move(detour));
}

void TimelineCheck::come_to_the_end(const Timeline& timeline) {
  ended_at_ = followed_;
  lockstep_->finish();
  if (lockstep_->disagreement()) return note_disagreement();
  const bool is_whole = timeline.is_complete() && ahead_.empty();
  if (is_whole && lockstep_->world().kernel != timeline.last_world().kernel) {
    return stop(kHiddenOrder);
  }
  standing_ = Standing::kAgrees;
}

void TimelineCheck::note_disagreement() {
  const auto* cannot = std::get_if<CannotCompare>(&*lockstep_->disagreement());
  standing_ = cannot ? Standing::kStopped : Standing::kDiffers;
  followed_ = std::max(followed_, lockstep_->agreed());
  if (cannot) why_ = "in step " + std::to_string(cannot->step) + " " + cannot->why;
}

void TimelineCheck::stop(std::string why) {
  lockstep_->finish();
  if (lockstep_->disagreement()) return note_disagreement();
  standing_ = Standing::kStopped;
  why_ = std::move(why);
}

}  // namespace sim::host
