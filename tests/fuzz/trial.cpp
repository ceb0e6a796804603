#include "tests/fuzz/trial.h"

#include <memory>
#include <utility>

#include "sim/host/free_batch.h"
#include "sim/kernel/dispatch.h"
#include "sim/kernel/program_file.h"

namespace fuzz {
namespace {

using sim::abi::Request;
using sim::abi::ThreadId;
using sim::host::Lockstep;
using sim::world::World;

// What the programs are told: how many handlers to return from, and what to ask.
struct Direction {
  long number = 0;
  int handlers_left = 0;
  Request request;
};

// A program that does what it is told next; its copies are told by the same mouth.
class Puppet : public sim::program::Program {
 public:
  explicit Puppet(std::shared_ptr<const Direction> next) : next_(std::move(next)) {}
  std::unique_ptr<Program> clone() const override { return std::make_unique<Puppet>(*this); }
  sim::program::Turn resume(sim::abi::ThreadId, const sim::abi::Outcome&, long&) override {
    if (next_->number != heard_) handlers_left_ = next_->handlers_left;
    heard_ = next_->number;
    if (handlers_left_-- > 0) return Request{sim::abi::SigreturnRequest{}};
    return next_->request;
  }
  void enter_handler(sim::abi::ThreadId, const sim::program::HandlerEntry&,
                     const sim::abi::Outcome&) override {}
  sim::program::SourcePlace place(sim::abi::ThreadId) const override {
    return {"random calls", {}};
  }

 private:
  std::shared_ptr<const Direction> next_;
  long heard_ = 0;
  int handlers_left_ = 0;
};

// exec() starts another puppet.
class Puppets : public sim::program::Images {
 public:
  explicit Puppets(std::shared_ptr<const Direction> next) : next_(std::move(next)) {}
  std::unique_ptr<sim::program::Program> start(const std::string&, const std::vector<std::string>&,
                                               const std::vector<std::string>&) const override {
    return std::make_unique<Puppet>(next_);
  }

 private:
  std::shared_ptr<const Direction> next_;
};

sim::kernel::StandardStreams streams() {
  sim::kernel::StandardStreams made;
  made.kinds.fill(sim::abi::FileKind::kFile);
  made.input = "input of the program\n";
  return made;
}

class Theatre {
 public:
  sim::abi::Expected<void, std::string> open(const Case& machine, const TrialOptions& trial) {
    result_.made.pipe_size = machine.pipe_size;
    result_.made.steps_in_full = machine.steps_in_full;
    World world;
    sim::kernel::Limits limits;
    limits.pipe_size = machine.pipe_size;
    world.kernel = sim::kernel::boot(limits);
    sim::kernel::install_program(world.kernel, "program");
    world.images = std::make_shared<Puppets>(next_);
    sim::host::LockstepOptions options;
    options.streams = streams();
    options.isolation = trial.isolation;
    options.processors = trial.processors;
    options.patience = trial.patience;
    options.steps_in_full = machine.steps_in_full;
    sim::world::start_program(world, "first", options.streams, std::make_unique<Puppet>(next_));
    auto started = Lockstep::start(std::move(world), options);
    if (!started) return sim::abi::unexpected(started.error());
    lockstep_ = std::move(*started);
    return {};
  }

  const World& world() const { return lockstep_->world(); }
  bool goes_on() const { return !lockstep_->disagreement() && !able().empty(); }
  std::vector<ThreadId> able() const { return sim::world::choices(world()); }

  void make(const Move& move) {
    *next_ = {next_->number + 1, move.handlers_left, move.request};
    result_.made.moves.push_back(move);
    const sim::host::Steps steps = lockstep_->step(move.thread);
    for (const auto& record : steps) count(record);
    if (world().steps > result_.made.steps_in_full) count_free(steps);
  }

  TrialResult finish() {
    lockstep_->finish();
    result_.steps = lockstep_->agreed();
    result_.disagreement = lockstep_->disagreement();
    return std::move(result_);
  }

 private:
  void count(const sim::world::StepRecord& record) {
    Coverage& met = result_.coverage;
    met.blocked += std::holds_alternative<sim::abi::Blocked>(record.outcome) ? 1 : 0;
    met.failed += std::holds_alternative<sim::abi::Failed>(record.outcome) ? 1 : 0;
    met.ended += std::holds_alternative<sim::abi::Ended>(record.outcome) ? 1 : 0;
    met.resumed += record.attempt == sim::world::StepRecord::Attempt::kAgain ? 1 : 0;
  }

  void count_free(sim::host::Steps steps) {
    if (!batch_.add(steps, world().kernel)) {
      batch_.clear();
      if (!batch_.add(steps, world().kernel)) batch_.clear();
    }
    if (batch_.threads() > 1) result_.coverage.free += static_cast<long>(steps.size());
  }

  std::shared_ptr<Direction> next_ = std::make_shared<Direction>();
  sim::host::FreeBatch batch_;
  std::unique_ptr<Lockstep> lockstep_;
  TrialResult result_;
};

// What the model expects of a request, tried on a copy.
struct Foresight {
  bool sleeps;
  bool wakes_somebody;
  bool leaves_nobody;  // who could go on
  long value;          // that it returns, or -1
};

bool somebody_can_run(const sim::kernel::KernelState& state) {
  bool found = false;
  state.threads.for_each([&](ThreadId, const sim::kernel::Thread& thread) {
    const bool is_asleep = thread.state == sim::kernel::ThreadState::kAsleep;
    const bool is_stopped = sim::kernel::is_stopped(state.processes.at(thread.process));
    found = found || (!is_asleep && !is_stopped);
  });
  return found;
}

// A sleep that the clock ends.
bool ends_in_time(const Request& request) {
  const auto* poll = std::get_if<sim::abi::PollRequest>(&request);
  return std::holds_alternative<sim::abi::SleepRequest>(request) || (poll && poll->timeout > 0);
}

Foresight foresee(sim::kernel::KernelState state, ThreadId thread, const Request& request) {
  sim::kernel::Events events;
  const auto outcome = sim::kernel::attempt(state, thread, request, events);
  const auto* returned = std::get_if<sim::abi::Returned>(&outcome);
  return {std::holds_alternative<sim::abi::Blocked>(outcome), state.woken_threads > 0,
          !somebody_can_run(state), returned ? returned->value : -1};
}

// Programs that sleep and wake each other are the interesting ones: half of the time the first of a
// few requests that wakes somebody is taken, and the last process that is awake seldom falls
// asleep.
constexpr int kTriesForAWake = 6;
constexpr int kMostTries = 40;

// Of a program that is made in batches.
constexpr int kMostInFull = 20;  // steps

Request interesting_request(const World& world, ThreadId thread, const Style& style,
                            Numbers& numbers) {
  const bool is_about_pipes = style.interest == Interest::kPipes;
  const bool seeks_a_wake = numbers.one_in(is_about_pipes ? 2 : 6);
  const bool seeks_a_message = style.message > 0 && is_about_pipes;
  Request request = random_request(world.kernel, thread, style, numbers);
  for (int attempt = 0; attempt < kMostTries; ++attempt) {
    const Foresight seen = foresee(world.kernel, thread, request);
    const bool is_dull = seeks_a_wake && !seen.wakes_somebody && !seen.sleeps;
    const bool is_message = seen.sleeps || seen.value == static_cast<long>(style.message);
    const bool is_aside = seeks_a_message && !is_message && !numbers.one_in(3);
    const bool ends_all = seen.leaves_nobody && !ends_in_time(request);
    if (!ends_all && ((!is_dull && !is_aside) || attempt >= kTriesForAWake)) break;
    request = random_request(world.kernel, thread, style, numbers);
  }
  return request;
}

// How many of the handlers that it is in return before the next call.
int handlers_left(const World& world, ThreadId thread, Numbers& numbers) {
  const auto entered = static_cast<int>(world.kernel.threads.at(thread).handlers.size());
  return entered == 0 || numbers.one_in(2) ? 0 : 1 + numbers.below(entered);
}

}  // namespace

void Coverage::operator+=(const Coverage& other) {
  blocked += other.blocked;
  resumed += other.resumed;
  failed += other.failed;
  ended += other.ended;
  free += other.free;
}

Trial try_random(std::uint64_t seed, int calls, const TrialOptions& options) {
  Numbers numbers(seed);
  Style style;
  const auto chosen = numbers.among({Interest::kPipes, Interest::kFiles, Interest::kSignals});
  style.interest = options.interest.value_or(chosen);
  Theatre theatre;
  const bool in_batches = options.checking == Checking::kInBatches || seed % 2 == 1;
  Case machine;
  machine.pipe_size = random_pipe_size(numbers);
  if (in_batches) machine.steps_in_full = numbers.below(kMostInFull + 1);
  if (in_batches && !numbers.one_in(4)) {
    style.message = random_message_size(machine.pipe_size, numbers);
  }
  if (auto opened = theatre.open(machine, options); !opened) {
    return sim::abi::unexpected(opened.error());
  }
  for (int i = 0; i < calls && theatre.goes_on(); ++i) {
    const ThreadId thread = numbers.among(theatre.able());
    theatre.make({thread, interesting_request(theatre.world(), thread, style, numbers),
                  handlers_left(theatre.world(), thread, numbers)});
  }
  return theatre.finish();
}

Trial replay(const Case& the_case, const TrialOptions& options) {
  Theatre theatre;
  if (auto opened = theatre.open(the_case, options); !opened) {
    return sim::abi::unexpected(opened.error());
  }
  for (const Move& move : the_case.moves) {
    if (!theatre.goes_on()) break;
    const auto able = theatre.able();
    if (std::find(able.begin(), able.end(), move.thread) != able.end()) theatre.make(move);
  }
  return theatre.finish();
}

}  // namespace fuzz
