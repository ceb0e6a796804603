#include "sim/cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdio>
#include <limits>
#include <map>

#include "sim/cli/commands.h"
#include "sim/cli/opening.h"
#include "sim/cli/options.h"
#include "sim/cli/own_output.h"
#include "sim/cli/version.h"

namespace sim::cli {
namespace {

// What the arguments said, filled in by CLI11.
struct Arguments {
  std::string window_file;
  RunOptions run;
  std::uint64_t seed = 0;
  RenderRequest render;
  std::string render_size = "1920x1080";
  long render_step = -1;
  long render_lines = -1;
};

struct Commands {
  const CLI::App* run;
  const CLI::App* trace;
  const CLI::App* verify;
  const CLI::App* list;
  const CLI::App* render;
};

constexpr const char* kDescription =
    "fdscope shows what a C program does to the kernel's objects.\n"
    "Without a sub-command it opens the window with FILE, or with the first bundled scenario.";

constexpr const char* kFooter =
    "Exit status: that of the program that was run (128+signal when a signal killed it);\n"
    "2 wrong usage, 124 a limit was reached, 125 deadlock, 126 cannot run.\n"
    "verify: 0 the model and Linux agree, 3 they differ, 77 not possible on this machine.\n"
    "FILE is a .c file, a scenario folder, its scenario.toml, or the name of a bundled scenario.";

// Digits alone, of a number from `least` on that Number can hold.
template <class Number>
CLI::Validator whole_number(Number least) {
  const auto check = [least](const std::string& text) -> std::string {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    if (is_number && number >= least) return {};
    return "'" + text + "' is not a whole number from " + std::to_string(least) + " to " +
           std::to_string(std::numeric_limits<Number>::max());
  };
  return CLI::Validator(check, "");
}

// Turns the name of a kind of file into its number, which is what CLI11 reads into an enumeration.
std::string number_of_kind(std::string& text) {
  static const std::map<std::string, abi::FileKind> kKinds{{"terminal", abi::FileKind::kTerminal},
                                                           {"file", abi::FileKind::kFile},
                                                           {"pipe", abi::FileKind::kPipe}};
  const auto found = kKinds.find(text);
  if (found == kKinds.end()) return "'" + text + "' is none of terminal, file and pipe";
  text = std::to_string(static_cast<int>(found->second));
  return {};
}

void add_run_options(CLI::App& command, Arguments& arguments) {
  RunOptions& run = arguments.run;
  command.add_option("FILE", run.file, "A .c file, a scenario, or a bundled scenario's name")
      ->required();
  command.add_option("ARGS", run.arguments,
                     "More .c files of the same program; its arguments, after --");
  auto* schedule = command.add_option("--schedule", run.schedule,
                                      "woken-first, round-robin, random:SEED, or a list: 2,2,3");
  command.add_option("--seed", arguments.seed, "The same as --schedule random:SEED")
      ->excludes(schedule)
      ->check(whole_number<std::uint64_t>(0));
  command
      .add_option_function<std::string>(
          "--preempt", [&run](const std::string&) { run.stops_at_accesses = true; },
          "access: every access to memory that other threads can reach is a step of its own")
      ->check(CLI::IsMember({"access"}))
      ->type_name("WHERE");
  command
      .add_option_function<std::string>(
          "--races", [&run](const std::string&) { run.stops_at_races = true; },
          "stop: a data race ends the run, which otherwise only tells it")
      ->check(CLI::IsMember({"stop"}))
      ->type_name("WHAT");
  command.add_option("--max-steps", run.max_steps, "Stop after so many calls")
      ->check(whole_number<long>(1));
  command.add_option("--timeout", run.timeout_ms, "Stop after so many milliseconds")
      ->check(whole_number<long>(0));
  command.add_option("--stdout", run.stdout_kind, "What descriptor 1 is: terminal, file or pipe")
      ->transform(CLI::Validator(number_of_kind, ""))
      ->type_name("KIND");
  command.add_flag_callback(
      "--json", [&run] { run.format = RunOptions::Format::kJson; }, "Machine-readable output");
}

void add_leaks_option(CLI::App& command, Arguments& arguments) {
  command.add_flag_callback(
      "--leaks", [&arguments] { arguments.run.leaks = RunOptions::Leaks::kReported; },
      "Say on stderr what was not freed, closed, waited for or read");
}

void add_render_options(CLI::App& command, Arguments& arguments) {
  command.add_option("FILE", arguments.render.scenario, "A scenario or a .c file")->required();
  command.add_option("-o,--output", arguments.render.output, "The picture, X.png")->required();
  command
      .add_option("--step", arguments.render_step, "Which step, 0 is the start; default: the last")
      ->check(whole_number<long>(0));
  command
      .add_option("--lines", arguments.render_lines,
                  "With calls and variables, so many lines after the step")
      ->check(whole_number<long>(0));
  command
      .add_option_function<std::string>(
          "--view",
          [&arguments](const std::string& view) {
            arguments.render.view =
                view == "messages" ? RenderRequest::View::kMessages : RenderRequest::View::kMap;
          },
          "map: the kernel map; messages: who sends what to whom, as a diagram over time")
      ->type_name("VIEW")
      ->check(CLI::IsMember({"map", "messages"}))
      ->default_str("map");
  command.add_option("--size", arguments.render_size, "Width x height in pixels")
      ->capture_default_str();
  command.add_flag_callback(
      "--linux",
      [&arguments] { arguments.render.kernels = RenderRequest::Kernels::kModelAndLinux; },
      "With the comparison with Linux switched on");
}

// "1280x720" -> true, and the numbers.
bool parse_size(const std::string& text, RenderRequest& request) {
  int end = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%n", &request.width, &request.height, &end) != 2)
    return false;
  return static_cast<std::size_t>(end) == text.size();
}

int usage_error(const std::string& sentence) {
  std::fprintf(stderr, "fdscope: error: %s\nRun fdscope --help for what is possible.\n",
               sentence.c_str());
  return kExitUsage;
}

int render(Arguments& arguments, const Frontend& frontend) {
  RenderRequest& request = arguments.render;
  if (!parse_size(arguments.render_size, request)) {
    return usage_error("--size is '" + arguments.render_size + "', expected WxH such as 1280x720");
  }
  if (arguments.render_step >= 0) request.step = arguments.render_step;
  if (arguments.render_lines >= 0) request.lines = arguments.render_lines;
  request.scenario = resolve_scenario(request.scenario);
  return render_command(request, frontend);
}

int open_window(const std::string& file, const Frontend& frontend) {
  if (file.empty()) return frontend.open_window(std::nullopt);
  return frontend.open_window(resolve_scenario(file));
}

// Before "--" more C files belong to the program; behind it all are the program's arguments.
void take_more_sources(RunOptions& run) {
  if (run.file.extension() != ".c") return;
  auto& words = run.arguments;
  const auto end = std::find_if(words.begin(), words.end(), [](const std::string& word) {
    return std::filesystem::path(word).extension() != ".c";
  });
  run.more_sources.assign(words.begin(), end);
  words.erase(words.begin(), end);
}

int dispatch(const Commands& commands, Arguments& arguments, const Frontend& frontend) {
  if (commands.run->parsed()) return run_command(arguments.run);
  if (commands.trace->parsed()) return trace_command(arguments.run);
  if (commands.verify->parsed()) return verify_command(arguments.run);
  if (commands.list->parsed()) return list_command(arguments.run.format);
  if (commands.render->parsed()) return render(arguments, frontend);
  return open_window(arguments.window_file, frontend);
}

}  // namespace

int run(int argc, char** argv, const Frontend& frontend) {
  Arguments arguments;
  CLI::App app{kDescription, "fdscope"};
  app.footer(kFooter);
  app.set_version_flag("--version", std::string("fdscope ") + kVersion);
  app.require_subcommand(0, 1);
  auto* run = app.add_subcommand("run", "Run a program headless");
  auto* trace = app.add_subcommand("trace", "Print every call, in strace's format");
  auto* verify = app.add_subcommand(
      "verify", "Run a program on the model and on the real Linux kernel, and compare every step");
  verify->footer(
      "Linux finishes a woken call before anything else: --schedule chooses among the threads "
      "that\n"
      "are in no call. Exit status: 0 no difference, 3 a difference, 77 not possible here.");
  auto* list = app.add_subcommand("list", "List the bundled scenarios");
  auto* picture = app.add_subcommand("render", "Write a picture of one step; needs no display");
  add_run_options(*run, arguments);
  add_run_options(*trace, arguments);
  add_run_options(*verify, arguments);
  add_leaks_option(*run, arguments);
  add_leaks_option(*trace, arguments);
  add_render_options(*picture, arguments);
  list->add_flag_callback(
      "--json", [&arguments] { arguments.run.format = RunOptions::Format::kJson; },
      "Machine-readable output");
  app.add_option("FILE", arguments.window_file, "What the window opens");

  const auto dashes = std::find(argv, argv + argc, std::string_view("--"));
  try {
    app.parse(static_cast<int>(dashes - argv), argv);
  } catch (const CLI::Success& wanted) {
    return finish_output(app.exit(wanted));
  } catch (const CLI::ParseError& error) {
    return usage_error(error.what());
  }
  take_more_sources(arguments.run);
  if (dashes != argv + argc)
    arguments.run.arguments.insert(arguments.run.arguments.end(), dashes + 1, argv + argc);
  for (const auto* command : {run, trace, verify}) {
    if (command->count("--seed") > 0) {
      arguments.run.schedule = "random:" + std::to_string(arguments.seed);
    }
  }
  return finish_output(dispatch({run, trace, verify, list, picture}, arguments, frontend));
}

}  // namespace sim::cli
