// The world before the first step: a booted kernel and one process per program.

#include "sim/scenario/initial_files.h"
#include "sim/scenario/scenario.h"

namespace sim::scenario {

kernel::StandardStreams standard_streams(const Scenario& scenario, const StartOptions& options) {
  if (!scenario.terminal_input) return options.streams;
  kernel::StandardStreams streams = options.streams;
  streams.kinds[0] = abi::FileKind::kTerminal;
  streams.input = *scenario.terminal_input;
  streams.input_is_complete = true;
  return streams;
}

static std::vector<std::string> arguments_of(const ProgramListing& program,
                                             const std::vector<std::string>& replacements) {
  // A shell that runs ./pipe_to_child passes exactly that as argv[0].
  std::vector<std::string> arguments{"./" +
                                     std::filesystem::path(program.source.name).stem().string()};
  const auto& given = replacements.empty() ? program.arguments : replacements;
  arguments.insert(arguments.end(), given.begin(), given.end());
  return arguments;
}

world::World start(const Scenario& scenario, const StartOptions& options) {
  world::World world;
  world.kernel = kernel::boot(scenario.limits);
  world.limits = options.limits;
  for (const InitialFile& file : scenario.files) static_cast<void>(place(world.kernel, file));
  const kernel::StandardStreams streams = standard_streams(scenario, options);
  for (const ProgramListing& program : scenario.programs) {
    const bool is_first = &program == &scenario.programs.front();
    const auto arguments =
        arguments_of(program, is_first ? options.arguments : std::vector<std::string>());
    world::start_program(world, program.name, streams,
                         lang::start(program.compiled.code, arguments, options.machine));
  }
  return world;
}

}  // namespace sim::scenario
