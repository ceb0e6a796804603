// A scenario run to its end, for tests.

#include "tests/scenario/finished_run.h"

#include <gtest/gtest.h>

namespace sim::scenario {

static int shell_status(int raw) {
  return (raw & 0x7f) != 0 ? 128 + (raw & 0x7f) : (raw >> 8) & 0xff;
}

static void note_exits(const world::World& before, const world::StepRecord& record,
                       FinishedRun& run) {
  for (const kernel::Event& event : record.events) {
    const auto* exited = std::get_if<kernel::ProcessExited>(&event);
    if (!exited) continue;
    run.exit_codes[before.kernel.processes.at(exited->pid).name] = shell_status(exited->raw_status);
  }
}

static std::string terminal_text(const world::World& world) {
  std::string text;
  world.kernel.objects.for_each([&](abi::ObjectId, const kernel::Object& object) {
    const auto* terminal = std::get_if<kernel::Terminal>(&object);
    if (terminal) text += kernel::text_on_screen(terminal->output);
  });
  return text;
}

static std::string complaint_of(const world::Ending& ending) {
  if (const auto* limit = std::get_if<world::LimitReached>(&ending)) {
    return to_text(limit->diagnostic);
  }
  if (const auto* fault = std::get_if<world::ProgramFault>(&ending)) {
    return to_text(fault->diagnostic);
  }
  return {};
}

FinishedRun finish(const Scenario& scenario) {
  FinishedRun run;
  world::World world = start(scenario);
  for (;;) {
    if (world::goes_on_by_itself(world)) {
      const world::World before = world;
      note_exits(before, world::go_on_by_itself(world), run);
      continue;
    }
    if (world::ending(world)) break;
    const auto next = world::choose(scenario.schedule, world);
    if (!next) {
      ADD_FAILURE() << next.error();
      return run;
    }
    const world::World before = world;
    note_exits(before, world::step(world, *next), run);
  }
  const world::Ending ending = *world::ending(world);
  run.ending = kEndings[ending.index()];
  run.complaint = complaint_of(ending);
  run.terminal = terminal_text(world);
  return run;
}

}  // namespace sim::scenario
