// A lesson: listings, the machine they run on, stops with captions, and what must come out.

#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/kernel/state.h"
#include "sim/lang/compile.h"
#include "sim/scenario/network_reader.h"
#include "sim/world/schedule.h"
#include "sim/world/timeline.h"
#include "sim/world/world.h"

namespace sim::scenario {

struct ProgramListing {
  enum class Start { kAtOnce, kByExec };
  std::string name;     // of the first process that runs it, and of its file
  int host = 0;         // its machine, in Scenario::hosts
  std::string command;  // how a shell calls it, its argv[0]: "./listing", or a tool's name
  Start start = Start::kAtOnce;
  lang::SourceFile source;
  std::vector<lang::SourceFile> more_sources;  // compiled with it: the program's other files
  std::vector<std::string> arguments;          // without the program's name
  lang::Compiled compiled;
};

// kReached: the call was made; kBlocked: it fell asleep, each time counts; kReturned: it came back,
// also with an error.
enum class StopWhen { kReached, kBlocked, kReturned };

// A named place in the run. It is met by the first step whose call stands on the label's line and
// fits `when` (and `process`, where given); `occurrence` asks for the n-th such step.
struct Stop {
  std::string at;    // a label in a listing
  std::string file;  // the listing, as its SourceFile is named
  int line = 0;      // where the label stands
  StopWhen when = StopWhen::kReached;
  std::string process;  // empty: any
  int occurrence = 1;
  std::string title;    // short, under the time line
  std::string caption;  // one sentence
};

struct Question {
  std::string at;
  std::string ask;
};

// Something that lies in the file system before the first step.
struct InitialFile {
  enum class Kind { kFile, kDirectory, kFifo };
  enum class Owner { kStudent, kRoot };
  std::string path;  // absolute, or from the folder that programs start in
  Kind kind = Kind::kFile;
  Owner owner = Owner::kStudent;
  int mode = 0644;          // permission bits
  std::string text;         // of a file
  std::optional<int> host;  // the machine that has it; none: all
  bool operator==(const InitialFile&) const = default;
};

// How a run can end, as scenario files call it, in the order of world::Ending.
inline constexpr std::array<const char*, 5> kEndings{"exit", "deadlock", "input", "limit", "fault"};

struct Expectation {
  std::optional<std::string> terminal;    // all that the terminal shows
  std::map<std::string, int> exit_codes;  // process name -> exit status as a shell gives it
  std::optional<std::string> ending;      // one of kEndings; absent: every process exits
};

struct Scenario {
  std::filesystem::path path;  // the file or folder that was opened
  std::string title;
  std::string summary;
  std::string topic;
  std::string credit;  // `source` in the file: the lecture that it serves
  kernel::Limits limits;
  NetworkPlan network;
  world::Schedule schedule;
  bool stops_at_accesses = false;             // `preempt = "access"`: see lang::MachineLimits
  std::optional<std::string> terminal_input;  // typed before the first step
  world::Typing typing;                       // typed while it runs
  std::vector<ProgramListing> programs;       // at least one
  std::vector<InitialFile> files;             // in the order of the file
  std::vector<Stop> stops;                    // in the order of the file
  std::vector<Question> questions;
  std::optional<std::string> goal;
  Expectation expect;
  abi::Diagnostics warnings;
};

// Loads a folder with scenario.toml, a scenario.toml, or a bare .c file with the other .c files of
// its program. Reports every mistake found.
abi::Expected<Scenario, abi::Diagnostics> load(
    const std::filesystem::path& path, const std::vector<std::filesystem::path>& more_sources = {});

struct StartOptions {
  kernel::StandardStreams streams;     // used where the scenario gives no terminal input
  std::vector<std::string> arguments;  // replace the first program's when not empty
  world::RunLimits limits;
  lang::MachineLimits machine;
};

// What start() makes of descriptors 0, 1 and 2.
kernel::StandardStreams standard_streams(const Scenario& scenario, const StartOptions& options);

// The world before the first step.
world::World start(const Scenario& scenario, const StartOptions& options = {});

// For each stop the step (1..length) that meets it on the timeline's current branch, or 0.
std::vector<long> stop_steps(const Scenario& scenario, const world::Timeline& timeline);

// The stop whose caption holds at a step: the latest one met at or before it; of several met by one
// step the last in the file; nullptr before the first. `stop_steps` is what stop_steps() returned.
const Stop* stop_at(const Scenario& scenario, const std::vector<long>& stop_steps, long step);

// The scenarios below a folder, in the order of their `order` key, then by name.
struct Listing {
  std::filesystem::path path;
  std::string name;  // the folder's name
  std::string title;
  std::string summary;
  std::string topic;
};
std::vector<Listing> list(const std::filesystem::path& folder);

// Where the bundled scenarios lie: $FDSCOPE_SCENARIOS, beside the executable's build folder, or in
// the installed share/fdscope/scenarios. Empty when none of them exists.
std::filesystem::path bundled_folder();

}  // namespace sim::scenario
