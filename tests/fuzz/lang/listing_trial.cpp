#include "tests/fuzz/lang/listing_trial.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>

#include "sim/kernel/invariants.h"
#include "sim/narrate/narrate.h"
#include "sim/scenario/scenario.h"
#include "sim/world/schedule.h"

namespace fuzz {
namespace {

using sim::world::World;

constexpr long kMostSteps = 600;
constexpr long kMostInstructions = 1'000'000;  // of all steps together
constexpr long kToldSteps = 30;                // a sentence needs a copy of the world
constexpr long kCopiedStep = 5;                // where a copy is made
constexpr double kMostSeconds = 2;

void require(bool holds, const std::string& what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz: %s\n", what.c_str());
  std::abort();
}

double seconds_used() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void check(const sim::abi::Diagnostics& diagnostics) {
  for (const auto& diagnostic : diagnostics) {
    require(!diagnostic.message.empty(), "a diagnosis without a word");
    require(diagnostic.at.line >= 0 && diagnostic.at.column >= 0, "a diagnosis at no place");
  }
}

sim::scenario::StartOptions small_machine(std::size_t variety) {
  using sim::abi::FileKind;
  sim::scenario::StartOptions options;
  const FileKind output = variety % 3 == 0 ? FileKind::kFile : FileKind::kTerminal;
  options.streams.kinds = {FileKind::kTerminal, output, output};
  options.streams.input = "12 hello\nanother line\n";
  options.arguments = {"one", "22"};
  options.limits.steps = kMostSteps;
  options.limits.instructions_per_step = kMostInstructions;
  options.limits.output_bytes = 1u << 20;
  options.limits.piped_bytes = 8u << 20;
  options.limits.memory_bytes = 64u << 20;
  options.limits.processes = 12;
  options.machine.stack_bytes = 1u << 20;
  options.machine.memory_bytes = 16u << 20;
  return options;
}

World start(sim::lang::Compiled compiled, std::size_t variety) {
  sim::scenario::Scenario scenario;
  sim::scenario::ProgramListing listing;
  listing.name = "fuzz";
  listing.command = "./fuzz";
  listing.source.name = "fuzz.c";
  listing.compiled = std::move(compiled);
  scenario.programs.push_back(std::move(listing));
  if (variety % 5 == 0) scenario.typing = {{"typed\n"}, {"", {}, 2}};
  return sim::scenario::start(scenario, small_machine(variety));
}

// Takes the next step, or a part of it. False: the run is over.
bool go_on(World& world, const sim::world::Schedule& schedule, long& instructions,
           const std::function<void(const sim::world::StepRecord&)>& note) {
  if (sim::world::goes_on_by_itself(world)) {
    note(sim::world::go_on_by_itself(world));
    return true;
  }
  if (sim::world::ending(world) || instructions <= 0) return false;
  const auto next = sim::world::choose(schedule, world);
  require(next.has_value(), "a schedule without a choice");
  const auto record = sim::world::step_within(world, *next, instructions);
  if (record) note(*record);
  return record.has_value();
}

void tell(const World& before, const sim::world::StepRecord& record, const World& after) {
  require(!sim::narrate::step_sentence(before, record, after).empty(), "a step without words");
  after.kernel.threads.for_each([&](sim::abi::ThreadId thread, const sim::kernel::Thread&) {
    sim::narrate::card_detail(after, thread);
    sim::narrate::blocked_reason(after, thread);
  });
}

// A run that is told.
void run_told(World& world, const sim::world::Schedule& schedule) {
  long instructions = kMostInstructions;
  std::optional<World> before = world;
  const auto note = [&](const sim::world::StepRecord& record) {
    if (before) tell(*before, record, world);
    before = world.steps < kToldSteps ? std::optional<World>(world) : std::nullopt;
  };
  while (go_on(world, schedule, instructions, note)) {
  }
}

// A run, and one step behind kCopiedStep its copy, to the end: neither may notice the other.
void run_copied(World& world, const sim::world::Schedule& schedule) {
  const auto no_note = [](const sim::world::StepRecord&) {};
  long instructions = kMostInstructions;
  std::optional<World> copy;
  while (go_on(world, schedule, instructions, no_note)) {
    if (world.steps == kCopiedStep && !copy) {
      copy = world;
    } else if (world.steps == kCopiedStep + 1) {
      long instructions_of_copy = kMostInstructions;
      while (go_on(*copy, schedule, instructions_of_copy, no_note)) {
      }
    }
  }
  if (!copy || !sim::world::ending(world) || !sim::world::ending(*copy)) return;
  require(copy->kernel == world.kernel, "a copy of the run went another way");
}

void run(World world, std::size_t variety) {
  const sim::world::Schedule schedule = variety % 2 == 0
                                            ? sim::world::Schedule(sim::world::WokenFirst{})
                                            : sim::world::Schedule(sim::world::Random{variety});
  (variety % 4 < 2 ? run_told : run_copied)(world, schedule);
  const auto broken = sim::kernel::broken_invariant(world.kernel);
  require(!broken, broken.value_or(""));
  if (const auto ending = sim::world::ending(world)) sim::narrate::ending_text(world, *ending);
}

}  // namespace

Trial try_listing(const std::string& text) {
  const double begin = seconds_used();
  const std::size_t variety = std::hash<std::string>()(text);
  auto compiled = sim::lang::compile({"fuzz.c", text});
  const Trial trial = compiled ? Trial::kRun : Trial::kRefused;
  if (compiled) {
    check(compiled->warnings);
    run(start(*std::move(compiled), variety), variety);
  } else {
    require(sim::abi::has_errors(compiled.error()), "refused without a reason");
    check(compiled.error());
  }
  require(seconds_used() - begin < kMostSeconds, "took more than 2 s");
  return trial;
}

}  // namespace fuzz
