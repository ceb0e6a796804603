// try_listings [--mutants N [--seed S]] [--expect-fault] FILE...: tries the files again that once
// showed a fault of fdscope's, or N listings made of them at random, without libFuzzer and its
// guidance.

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/fuzz/lang/listing_trial.h"
#include "tests/fuzz/lang/mutate.h"

namespace {

constexpr std::size_t kLongestMutant = 20'000;  // bytes

std::string text_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "try_listings: cannot read %s\n", path);
    std::exit(2);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

void try_mutants(std::vector<std::string> texts, long count, std::uint32_t seed) {
  // Stays behind when a trial fails.
  const std::string last = "last_mutant_of_seed_" + std::to_string(seed) + ".c";
  std::minstd_rand random(seed);
  const auto one_of = [&]() -> std::string& { return texts[random() % texts.size()]; };
  long run = 0;
  for (long i = 0; i < count; ++i) {
    std::string& parent = one_of();
    std::string mutant = fuzz::mutated(parent, one_of(), static_cast<std::uint32_t>(random()));
    std::ofstream(last, std::ios::binary) << mutant;
    const bool is_listing = fuzz::try_listing(mutant) == fuzz::Trial::kRun;
    run += is_listing ? 1 : 0;
    const bool goes_on_from_it = is_listing && random() % 4 == 0 && mutant.size() < kLongestMutant;
    if (goes_on_from_it) parent = std::move(mutant);
  }
  std::remove(last.c_str());
  std::printf("%ld listings survived, %ld of them were C and ran\n", count, run);
}

extern "C" void end_well(int) { std::_Exit(0); }

}  // namespace

int main(int argc, char** argv) {
  long mutants = 0;
  std::uint32_t seed = 1;
  int status_of_survival = 0;
  std::vector<std::string> texts;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--mutants" && i + 1 < argc) {
      mutants = std::atol(argv[++i]);
    } else if (word == "--seed" && i + 1 < argc) {
      seed = static_cast<std::uint32_t>(std::atol(argv[++i]));
    } else if (word == "--expect-fault") {
      status_of_survival = 1;
      std::signal(SIGABRT, end_well);
    } else {
      texts.push_back(text_of(argv[i]));
    }
  }
  if (texts.empty()) return 2;
  if (mutants > 0) {
    try_mutants(std::move(texts), mutants, seed);
  } else {
    for (const std::string& text : texts) fuzz::try_listing(text);
  }
  return status_of_survival;
}
