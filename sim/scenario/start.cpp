// The world before the first step: a booted kernel and one process per program.

#include "sim/kernel/program_file.h"
#include "sim/scenario/initial_files.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/tools.h"

namespace sim::scenario {

kernel::StandardStreams standard_streams(const Scenario& scenario, const StartOptions& options) {
  if (!scenario.terminal_input && scenario.typing.empty()) return options.streams;
  kernel::StandardStreams streams = options.streams;
  streams.kinds[0] = abi::FileKind::kTerminal;
  if (scenario.terminal_input) streams.input = *scenario.terminal_input;
  streams.input_is_complete = scenario.typing.empty();
  return streams;
}

static std::vector<std::string> arguments_of(const ProgramListing& program,
                                             const std::vector<std::string>& replacements) {
  std::vector<std::string> arguments{program.command};
  const auto& given = replacements.empty() ? program.arguments : replacements;
  arguments.insert(arguments.end(), given.begin(), given.end());
  return arguments;
}

namespace {

// The scenario's own programs, and the machine's tools.
class ScenarioImages : public program::Images {
 public:
  ScenarioImages(const Scenario& scenario, lang::MachineLimits limits) : limits_(limits) {
    for (const ProgramListing& program : scenario.programs) {
      if (!tool_of_source(program.source.name).empty()) continue;
      for (const std::string& name : names_of(program)) codes_[name] = program.compiled.code;
    }
  }

  std::unique_ptr<program::Program> start(
      const std::string& name, const std::vector<std::string>& arguments,
      const std::vector<std::string>& environment) const override {
    return lang::start(code_of(name), arguments, environment, limits_);
  }

  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : codes_) all.push_back(entry.first);
    return all;
  }

 private:
  const std::shared_ptr<const lang::Code>& code_of(const std::string& name) const {
    const auto own = codes_.find(name);
    if (own != codes_.end()) return own->second;
    return tool(name.substr(name.rfind('/') + 1))->compiled.code;
  }

  // Under which names exec() finds it: the scenario's, and what a compiler would call it.
  static std::vector<std::string> names_of(const ProgramListing& program) {
    const std::string stem = std::filesystem::path(program.source.name).stem().string();
    if (stem == program.name) return {stem};
    return {stem, program.name};
  }

  std::map<std::string, std::shared_ptr<const lang::Code>> codes_;
  lang::MachineLimits limits_;
};

// What a login shell gives its children.
const std::vector<std::string> kEnvironment{"HOME=/home/student", "LANG=C", "PATH=/bin:/usr/bin:.",
                                            "PWD=/home/student", "USER=student"};

}  // namespace

world::World start(const Scenario& scenario, const StartOptions& options) {
  world::World world;
  world.kernel = kernel::boot(scenario.limits);
  add_hosts(world.kernel, scenario.network.hosts);
  world.kernel.network.links = scenario.network.links;
  world.limits = options.limits;
  if (!scenario.typing.empty()) {
    world.typing = std::make_shared<const world::Typing>(scenario.typing);
  }
  install_tools(world.kernel);
  for (const InitialFile& file : scenario.files) static_cast<void>(place(world.kernel, file));
  lang::MachineLimits machine = options.machine;
  machine.stops_at_accesses |= scenario.stops_at_accesses;
  const auto images = std::make_shared<ScenarioImages>(scenario, machine);
  for (const std::string& name : images->names()) kernel::install_program(world.kernel, name);
  world.images = images;
  const kernel::StandardStreams streams = standard_streams(scenario, options);
  for (const ProgramListing& program : scenario.programs) {
    if (program.start == ProgramListing::Start::kByExec) continue;
    const bool is_first = &program == &scenario.programs.front();
    const auto arguments =
        arguments_of(program, is_first ? options.arguments : std::vector<std::string>());
    world::start_program(world, program.name, streams,
                         lang::start(program.compiled.code, arguments, kEnvironment, machine),
                         program.host);
  }
  return world;
}

}  // namespace sim::scenario
