#include "tests/fuzz/trial.h"

#include <limits>
#include <memory>
#include <utility>

namespace fuzz {
namespace {

using sim::abi::Request;
using sim::abi::ThreadId;
using sim::host::Lockstep;
using sim::world::World;

// A program that does what it is told next; its copies are told by the same mouth.
class Puppet : public sim::program::Program {
 public:
  explicit Puppet(std::shared_ptr<Request> next) : next_(std::move(next)) {}
  std::unique_ptr<Program> clone() const override { return std::make_unique<Puppet>(*this); }
  sim::program::Turn resume(const sim::abi::Outcome&, long&) override { return *next_; }
  sim::program::SourcePlace place() const override { return {"random calls", {}}; }

 private:
  std::shared_ptr<Request> next_;
};

sim::kernel::StandardStreams streams() {
  sim::kernel::StandardStreams made;
  made.kinds.fill(sim::abi::FileKind::kFile);
  made.input = "input of the program\n";
  return made;
}

class Theatre {
 public:
  sim::abi::Expected<void, std::string> open(sim::kernel::PipeSize size,
                                             sim::host::Isolation isolation) {
    result_.made.pipe_size = size;
    World world;
    sim::kernel::Limits limits;
    limits.pipe_size = size;
    world.kernel = sim::kernel::boot(limits);
    sim::host::LockstepOptions options;
    options.streams = streams();
    options.isolation = isolation;
    options.steps_in_full = std::numeric_limits<long>::max();
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
    *next_ = move.request;
    result_.made.moves.push_back(move);
    lockstep_->step(move.thread);
  }

  TrialResult finish() {
    lockstep_->finish();
    result_.steps = lockstep_->agreed();
    result_.disagreement = lockstep_->disagreement();
    return std::move(result_);
  }

 private:
  std::shared_ptr<Request> next_ = std::make_shared<Request>();
  std::unique_ptr<Lockstep> lockstep_;
  TrialResult result_;
};

}  // namespace

Trial try_random(std::uint64_t seed, int calls, sim::host::Isolation isolation) {
  Numbers numbers(seed);
  Theatre theatre;
  if (auto opened = theatre.open(random_pipe_size(numbers), isolation); !opened) {
    return sim::abi::unexpected(opened.error());
  }
  for (int i = 0; i < calls && theatre.goes_on(); ++i) {
    const auto able = theatre.able();
    const auto chosen = static_cast<std::size_t>(numbers.below(static_cast<int>(able.size())));
    const ThreadId thread = able[chosen];
    theatre.make({thread, random_request(theatre.world().kernel, thread, numbers)});
  }
  return theatre.finish();
}

Trial replay(const Case& the_case, sim::host::Isolation isolation) {
  Theatre theatre;
  if (auto opened = theatre.open(the_case.pipe_size, isolation); !opened) {
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
