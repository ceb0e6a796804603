#include "sim/host/lockstep.h"

#include <sched.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>
#include <utility>

#include "sim/host/answers.h"
#include "sim/host/batch.h"
#include "sim/host/candidates.h"
#include "sim/host/file_tree.h"
#include "sim/host/linux_side.h"
#include "sim/host/not_followed.h"
#include "sim/host/outside_streams.h"
#include "sim/host/pinning.h"
#include "sim/host/self_test.h"
#include "sim/host/whole_comparison.h"
#include "sim/host/words.h"
#include "sim/kernel/path.h"

namespace sim::host {
namespace {

using world::StepRecord;
using world::World;
using Clock = std::chrono::steady_clock;
using Records = std::vector<StepRecord>;

constexpr int kPageBytes = 4096;
constexpr const char* kWokenOnLinux =
    "another process's call has come back on Linux, and still sleeps in the model";

// Calls after which relative paths lead elsewhere.
bool moves_directories(const abi::Request& request) {
  return std::holds_alternative<abi::ChdirRequest>(request) ||
         std::holds_alternative<abi::RenameRequest>(request);
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
  CallContext context_for(const StepRecord& record) const;
  bool opens_new_pipe(const StepRecord& record) const;
  bool is_about_others_mode(const StepRecord& record) const;
  bool joins_batch(const CallContext& context);
  bool make_together(const CallContext& context);
  void flush_batch();
  bool all_under_way_sleep() const;
  void make_alone(const StepRecord& record, const CallContext& context);

  // Whether both sides are the same.
  void settle_group();
  bool narrow_by_answers();
  bool answers_fit(const Candidate& candidate);
  bool may_lead_on(const Candidate& candidate);
  bool fits(const StepRecord& record);
  bool graph_is_due() const;
  void compare_graph(const StepRecord& latest);
  bool graph_is_overdue() const { return agreed_ - graph_compared_at_ >= kGraphInterval; }
  void bring_up_to_date();

  // What follows from steps that are the same.
  void follow(const Records& records);
  void begin_child(const StepRecord& record);
  void reap(const kernel::ProcessReaped& reaped, const StepRecord& record);
  void help_streams();

  std::optional<std::string> refusal_of(const StepRecord& record,
                                        std::span<const SystemCall> raw) const;
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
  StepRecord latest_;  // of all steps that have been made on Linux
  long agreed_ = 0;
  long graph_compared_at_ = 0;
  int scale_ = 1;
  bool is_finishing_ = false;
  std::optional<Disagreement> disagreement_;
};

abi::Expected<void, std::string> RealLockstep::boot() {
  const kernel::Limits& limits = world().kernel.limits;
  if (kPageBytes % limits.pipe_size.slot_bytes != 0) {
    return abi::unexpected("slots of " + std::to_string(limits.pipe_size.slot_bytes) +
                           " bytes cannot be compared with Linux: only sizes that divide 4096 can");
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
  linux_ = std::make_unique<LinuxSide>(*session_, limits.descriptors_per_process, &*files_);
  batch_.emplace(*linux_);
  whole_.emplace(*linux_, *streams_, sight->graph, scale_, *standard_objects);
  for (const Pid pid : world().kernel.processes.keys()) {
    if (auto started = linux_->start_process(pid); !started) return started;
  }
  return {};
}

CallContext RealLockstep::context_for(const StepRecord& record) const {
  CallContext context;
  context.pipe_slots = world().kernel.limits.pipe_size.slots;
  context.expected = record.outcome;
  context.opens_new_pipe = opens_new_pipe(record);
  context.only_looks = is_about_others_mode(record);
  const kernel::Object* object = object_of(record, world().kernel);
  if (!object) return context;
  if (std::holds_alternative<kernel::Pipe>(*object)) context.scale = scale_;
  if (leads_outside(record, world().kernel)) context.target = CallContext::Target::kOutside;
  const bool is_directory = std::holds_alternative<kernel::Directory>(*object);
  if (is_directory) context.target = CallContext::Target::kDirectory;
  const bool is_file = std::holds_alternative<kernel::RegularFile>(*object);
  if (is_file) context.target = CallContext::Target::kFile;
  return context;
}

// Linux makes a FIFO's pipe anew when the first comes to open it; whoever sleeps in open() cannot
// have used it yet.
bool RealLockstep::opens_new_pipe(const StepRecord& record) const {
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  if (!returned || !std::holds_alternative<abi::OpenRequest>(record.request)) return false;
  const kernel::KernelState& state = world().kernel;
  const auto* descriptor =
      find(state.processes.at(record.pid).descriptors, abi::Fd{static_cast<int>(returned->value)});
  const abi::ObjectId object = state.descriptions.at(descriptor->description).object;
  const auto* pipe = std::get_if<kernel::Pipe>(&state.objects.at(object));
  if (!pipe) return false;
  int let_in = pipe->fifo->inode.opens;
  state.threads.for_each([&](ThreadId, const kernel::Thread& thread) {
    const bool is_opening =
        thread.call && std::holds_alternative<abi::OpenRequest>(thread.call->request);
    if (is_opening && thread.call->blocked.on == object) --let_in;
  });
  return let_in == 1;
}

// What is not the program's own in the model stands for itself on Linux, and so does the machine's
// /dev/null, whose mode must not change.
bool RealLockstep::is_about_others_mode(const StepRecord& record) const {
  const auto* failed = std::get_if<abi::Failed>(&record.outcome);
  const auto* by_path = std::get_if<abi::ChmodRequest>(&record.request);
  const auto* by_fd = std::get_if<abi::FchmodRequest>(&record.request);
  if (!by_path && !by_fd) return false;
  if (failed) return failed->errno_code == EPERM;
  const kernel::KernelState& state = world().kernel;
  const kernel::Object* object = object_of(record, state);
  if (by_path) {
    const auto found = look_up(state, state.processes.at(record.pid), by_path->path);
    if (found) object = &state.objects.at(*found);
  }
  return object && std::holds_alternative<kernel::NullDevice>(*object);
}

// Whether the group that has just begun can wait for others; it is finished as far as there is no
// choice. Without a "/" of their own, agents cannot make calls ahead of one that moves directories.
bool RealLockstep::joins_batch(const CallContext& context) {
  if (candidates_.size() > 1 || world().steps <= options_.steps_in_full) return false;
  if (!candidates_.finish_without_choice() || world().kernel.woken_threads > 0) return false;
  const auto group = candidates_.group();
  if (files_->has_prefix() && moves_directories(group.front().request)) return false;
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
      if (auto why = refusal_of(step, batch_->raw_calls(i))) return give_up(*std::move(why));
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
  linux_->submit(record.thread, 1, is_fork ? Pid{static_cast<int>(returned->value)} : Pid{});
  if (comes_back(record.outcome)) linux_->expect_return(record.thread);
  const bool others_run = world().kernel.woken_threads > 0 ||
                          candidates_.first().records.size() > 1 || !comes_back(record.outcome);
  if (others_run) ::sched_yield();  // what looks too early must look again
  settle_group();
}

// Until what Linux has done is among what the model allows, or patience ends.
void RealLockstep::settle_group() {
  const auto deadline = Clock::now() + options_.patience;
  for (;;) {
    if (!linux_->settle()) return give_up("Linux neither finishes this call nor sleeps in it");
    const StepRecord& first = candidates_.first().records.front();
    if (is_call(first) && linux_->is_under_way(first.thread) && !linux_->is_asleep(first.thread)) {
      const auto raw = linux_->raw_calls(first.thread, linux_->latest_call(first.thread));
      if (auto why = refusal_of(first, raw)) return give_up(*std::move(why));
    }
    begin_child(first);
    if (narrow_by_answers()) break;
    if (Clock::now() > deadline) return differ_by_answers();
    help_streams();
    ::sched_yield();
  }
  const Records& records = candidates_.first().records;
  follow(records);
  if (disagreement_) return;
  agreed_ += static_cast<long>(records.size());
  latest_ = records.back();
  if (graph_is_due()) compare_graph(latest_);
}

// A limit of this machine that the model does not know is no difference.
std::optional<std::string> RealLockstep::refusal_of(const StepRecord& record,
                                                    std::span<const SystemCall> raw) const {
  const bool has_no_room = !raw.empty() && raw[0].result == -ENOSPC;
  if (has_no_room && !session_->has_namespaces()) {
    return "this machine's own disk, which is used without namespaces, is full";
  }
  return refusal(record, raw);
}

bool RealLockstep::narrow_by_answers() {
  return candidates_.narrow([this](const Candidate& each) { return may_lead_on(each); },
                            [this](const Candidate& each) { return answers_fit(each); });
}

bool RealLockstep::fits(const StepRecord& record) {
  if (!linux_->is_under_way(record.thread)) return true;
  const LinuxAnswer answer = linux_->answer(record.thread);
  return answer && is_same(record.outcome, *answer);
}

// An order in which somebody got what Linux did not give is not the one that Linux took.
bool RealLockstep::may_lead_on(const Candidate& candidate) {
  const StepRecord& last = candidate.records.back();
  return !comes_back(last.outcome) || fits(last);
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
    const bool fine = own != last.end() ? fits(**own) : linux_->is_asleep(thread);
    if (!fine && !is_held_back(candidate.world, thread)) return false;
  }
  return true;
}

// The child must be there before anybody asks who it is.
void RealLockstep::begin_child(const StepRecord& record) {
  const auto* returned = std::get_if<abi::Returned>(&record.outcome);
  if (!is_call(record) || !returned || !std::holds_alternative<abi::ForkRequest>(record.request)) {
    return;
  }
  const Pid child{static_cast<int>(returned->value)};
  if (linux_->knows(child) || linux_->is_asleep(record.thread)) return;
  const auto raw = linux_->raw_calls(record.thread, linux_->latest_call(record.thread));
  const std::int64_t pid = raw[0].result;
  const bool is_expected = !session_->has_namespaces() || pid == child.value;
  if (pid > 0 && is_expected) linux_->adopt_child(child, static_cast<int>(pid));
}

void RealLockstep::follow(const Records& records) {
  for (const StepRecord& record : records) {
    const bool finished = is_call(record) && !std::holds_alternative<abi::Blocked>(record.outcome);
    if (finished && linux_->is_under_way(record.thread)) linux_->collect(record.thread);
    for (const kernel::Event& event : record.events) {
      if (const auto* reaped = std::get_if<kernel::ProcessReaped>(&event)) reap(*reaped, record);
    }
  }
}

// init waits where the model's does; what a parent's wait brings has been compared already.
void RealLockstep::reap(const kernel::ProcessReaped& reaped, const StepRecord& record) {
  if (reaped.by == abi::kInitPid) {
    const auto status = linux_->reap_by_init(reaped.pid);
    const auto* ended = std::get_if<abi::Ended>(&record.outcome);
    const bool is_own = reaped.pid == record.pid && ended;
    if (!status || (is_own && *status != ended->raw_status)) {
      return differ(record,
                    "the model's process " + (is_own ? outcome_text(*ended) : std::string("ends")) +
                        ", Linux's " +
                        (status ? outcome_text(abi::Ended{*status}) : "cannot be waited for"));
    }
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
  if (world().kernel.woken_threads > 0) return;  // held back, see is_held_back()
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

std::optional<Steps> RealLockstep::step_within(ThreadId thread, long& instructions) {
  if (graph_is_overdue()) bring_up_to_date();
  if (disagreement_) return Steps{};
  const StepRecord* taken = candidates_.take_within(thread, instructions);
  if (!taken) return std::nullopt;
  if (!is_call(*taken)) {
    flush_batch();
    if (disagreement_) return Steps{};
    ++agreed_;
  } else if (auto why = not_followed(*taken)) {
    flush_batch();
    if (!disagreement_) give_up(*std::move(why));
    return Steps{};
  } else {
    const CallContext context = context_for(*taken);  // before anybody goes on who has been woken
    if (make_together(context)) return batch_->latest_group();
    if (!disagreement_) make_alone(candidates_.first().records.front(), context);
  }
  return candidates_.first().records;
}

Steps RealLockstep::type(const world::TypedInput& input) {
  flush_batch();
  if (disagreement_) return {};
  candidates_.type(input);
  streams_->type(input.bytes, input.end);
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
    if (!is_call(*record) || fits(*record)) continue;
    return differ_by_answer(*record, linux_->answer(record->thread));
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
