// The differential test: random calls on the model and on Linux. A difference is shrunk and written
// to a file that --replay takes.

#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/fuzz/shrink.h"
#include "tests/fuzz/trial.h"

namespace fuzz {
namespace {

namespace fs = std::filesystem;
using sim::host::Difference;

constexpr int kAgree = 0;
constexpr int kWrongUsage = 2;
constexpr int kDiffer = 3;
constexpr int kNotPossible = 77;
constexpr int kCallsPerTrial = 150;
constexpr std::chrono::milliseconds kShortPatience{10};

struct Options {
  long calls = 1'000'000;
  std::uint64_t seed = 1;
  fs::path folder = ".";            // where a shrunk case is written
  fs::path replay;                  // a case to be made instead
  bool expects_difference = false;  // of a model with a seeded fault
  TrialOptions trial;
};

constexpr const char* kUsage =
    "usage: fuzz_linux [--calls N] [--seed N] [--folder DIR]\n"
    "                  [--about-files] [--about-signals] [--about-threads]\n"
    "                  [--about-sockets]\n"
    "                  [--shared] [--all-processors] [--in-batches] [--expect-difference]\n"
    "       fuzz_linux --replay FILE\n"
    "0 no difference, 3 a difference, 77 not possible on this machine\n";

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--expect-difference") {
      options.expects_difference = true;
      continue;
    }
    if (name == "--in-batches") {
      options.trial.checking = Checking::kInBatches;
      continue;
    }
    if (name == "--about-files") {
      options.trial.interest = Interest::kFiles;
      continue;
    }
    if (name == "--about-signals") {
      options.trial.interest = Interest::kSignals;
      continue;
    }
    if (name == "--about-threads") {
      options.trial.interest = Interest::kThreads;
      continue;
    }
    if (name == "--about-sockets") {
      options.trial.interest = Interest::kSockets;
      continue;
    }
    if (name == "--shared") {
      options.trial.isolation = sim::host::Isolation::kShared;
      continue;
    }
    if (name == "--all-processors") {
      options.trial.processors = sim::host::Processors::kAll;
      continue;
    }
    if (++i == argc) return false;
    const char* const value = argv[i];
    const char* const end = value + std::strlen(value);
    if (name == "--folder") {
      options.folder = value;
    } else if (name == "--replay") {
      options.replay = value;
    } else if (name == "--calls") {
      if (std::from_chars(value, end, options.calls).ptr != end) return false;
    } else if (name == "--seed") {
      if (std::from_chars(value, end, options.seed).ptr != end) return false;
    } else {
      return false;
    }
  }
  return true;
}

const Difference* difference_in(const TrialResult& trial) {
  return trial.disagreement ? std::get_if<Difference>(&*trial.disagreement) : nullptr;
}

void print(const Difference& difference, const Case& the_case) {
  std::printf("%s\n", difference.what.c_str());
  for (const auto& line : difference.graph) {
    if (!line.differs()) continue;
    std::printf("  ! model  %s\n  ! Linux  %s\n", line.model.c_str(), line.linux_side.c_str());
  }
  std::printf("The calls:\n%s", to_text(the_case).c_str());
}

// Of the same call: what is left out may uncover something else.
bool is_alike(const Difference& one, const Difference& other) {
  return one.record.request.index() == other.record.request.index() &&
         one.record.outcome.index() == other.record.outcome.index();
}

// While it shrinks there is less patience, so the smallest case is looked at once more.
void report(const TrialResult& failing, const Options& options, std::uint64_t seed) {
  if (options.expects_difference) return print(*difference_in(failing), failing.made);
  TrialOptions quick = options.trial;
  quick.patience = kShortPatience;
  Case smallest = shrink(failing.made, [&](const Case& smaller) {
    const Trial again = replay(smaller, quick);
    const Difference* found = again ? difference_in(*again) : nullptr;
    return found && is_alike(*found, *difference_in(failing));
  });
  std::printf("Before it was shrunk: %s\n", difference_in(failing)->what.c_str());
  const Trial last = replay(smallest, options.trial);
  const Difference* shown = last ? difference_in(*last) : nullptr;
  if (!shown) smallest = failing.made;
  print(shown ? *shown : *difference_in(failing), smallest);
  const fs::path file = options.folder / ("difference-" + std::to_string(seed) + ".calls");
  std::ofstream(file) << to_text(smallest);
  std::printf("Written to %s; see it again: ./dev fuzz linux --replay %s\n", file.c_str(),
              file.c_str());
}

int not_possible(const std::string& why) {
  std::printf("Not possible on this machine: %s\n", why.c_str());
  return kNotPossible;
}

int replay_file(const Options& options) {
  std::ifstream stream(options.replay);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto parsed = parse_case(text);
  if (!stream || !parsed) {
    std::printf("%s cannot be replayed: %s\n", options.replay.c_str(),
                stream ? parsed.error().c_str() : "it cannot be read");
    return kWrongUsage;
  }
  const Trial trial = replay(*parsed, options.trial);
  if (!trial) return not_possible(trial.error());
  if (const Difference* difference = difference_in(*trial)) {
    print(*difference, trial->made);
    return kDiffer;
  }
  std::printf("%ld steps, no difference\n", trial->steps);
  return kAgree;
}

int run(const Options& options) {
  long steps = 0;
  long calls = 0;
  long stopped = 0;
  long programs = 0;
  Coverage met;
  const auto start = std::chrono::steady_clock::now();
  for (std::uint64_t seed = options.seed; calls < options.calls; ++seed) {
    const Trial trial = try_random(seed, kCallsPerTrial, options.trial);
    if (!trial) return not_possible(trial.error());
    steps += trial->steps;
    calls += static_cast<long>(trial->made.moves.size());
    met += trial->coverage;
    ++programs;
    if (difference_in(*trial)) {
      std::printf("A difference after %ld calls (seed %lu):\n", calls, seed);
      report(*trial, options, seed);
      return options.expects_difference ? kAgree : kDiffer;
    }
    if (trial->disagreement) {
      ++stopped;
      std::printf("note: seed %lu: %s\n", seed,
                  std::get<sim::host::CannotCompare>(*trial->disagreement).why.c_str());
    }
  }
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  std::printf(
      "%ld random calls in %ld programs, no difference (%.0f calls a second)\n"
      "%ld failed, %ld slept, %ld went on after a wake, %ld processes ended; %ld steps in all,\n"
      "%ld of them with other threads' in any order\n",
      calls, programs, static_cast<double>(calls) / spent.count(), met.failed, met.blocked,
      met.resumed, met.ended, steps, met.free);
  if (stopped > 0) std::printf("%ld programs could not be compared to their end\n", stopped);
  return options.expects_difference ? kDiffer : kAgree;
}

}  // namespace
}  // namespace fuzz

int main(int argc, char** argv) {
  fuzz::Options options;
  if (!fuzz::parse(argc, argv, options)) {
    std::fputs(fuzz::kUsage, stderr);
    return fuzz::kWrongUsage;
  }
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  return options.replay.empty() ? fuzz::run(options) : fuzz::replay_file(options);
}
