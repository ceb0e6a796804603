// Runs a scenario in the model, to be compared with a native run.

#include "tests/conformance/model_run.h"

#include <gtest/gtest.h>

namespace conformance {

using sim::abi::FileKind;
using sim::abi::ObjectId;
using sim::world::World;

static ObjectId object_behind(const World& world, int fd) {
  const auto& process = world.kernel.processes.at(world.first);
  const auto* descriptor = sim::kernel::find(process.descriptors, sim::abi::Fd{fd});
  return world.kernel.descriptions.at(descriptor->description).object;
}

// A terminal echoes only what is typed while the program runs.
static std::string text_in(const World& world, ObjectId id) {
  const auto* object = world.kernel.objects.find(id);
  if (!object) {
    ADD_FAILURE() << "the kernel has forgotten what was written";
    return {};
  }
  if (const auto* terminal = std::get_if<sim::kernel::Terminal>(object)) {
    return sim::kernel::text_on_screen(terminal->output);
  }
  return sim::kernel::text_of(std::get<sim::kernel::OutsideFile>(*object).output);
}

static World start(const sim::scenario::Scenario& scenario, const ModelRun& run) {
  const auto kind = run.streams == Streams::kFile ? FileKind::kFile : FileKind::kTerminal;
  sim::scenario::StartOptions options;
  options.streams.kinds = {kind, kind, kind};
  options.streams.input = run.input;
  return sim::scenario::start(scenario, options);
}

static void take_status(const sim::world::Ending& ending, RunResult& result) {
  if (const auto* exited = std::get_if<sim::world::AllExited>(&ending)) {
    const int signal = exited->raw_status & 0x7f;
    result.status = signal != 0 ? 128 + signal : (exited->raw_status >> 8) & 0xff;
  } else if (const auto* fault = std::get_if<sim::world::ProgramFault>(&ending)) {
    ADD_FAILURE() << to_text(fault->diagnostic);
  } else if (const auto* limit = std::get_if<sim::world::LimitReached>(&ending)) {
    ADD_FAILURE() << to_text(limit->diagnostic);
  } else {
    EXPECT_TRUE(std::holds_alternative<sim::world::Deadlock>(ending)) << "it waits for input";
    result.hangs = true;
  }
}

RunResult run_in_model(const sim::scenario::Scenario& scenario, const ModelRun& run) {
  World world = start(scenario, run);
  const ObjectId out = object_behind(world, 1);
  const ObjectId err = object_behind(world, 2);
  auto ending = sim::world::ending(world);
  for (; !ending || goes_on_by_itself(world); ending = sim::world::ending(world)) {
    if (goes_on_by_itself(world)) {
      go_on_by_itself(world);
      continue;
    }
    const auto next = sim::world::choose(run.schedule, world);
    if (!next) {
      ADD_FAILURE() << next.error();
      return {};
    }
    step(world, *next);
  }
  RunResult result;
  take_status(*ending, result);
  result.out = text_in(world, out);
  if (err != out) result.err = text_in(world, err);
  return result;
}

}  // namespace conformance
