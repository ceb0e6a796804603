// Whatever the bytes are, load() returns: a scenario, or errors with places.

#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "tests/scenario/scenario_folder.h"

namespace sim::scenario {

namespace fs = std::filesystem;

static std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// A few edits: a byte changed, a piece removed, doubled, or replaced by a token of the format.
static std::string mutated(std::string text, std::mt19937& random) {
  static const std::vector<std::string> kTokens{
      "[[", "]]",   "\"",       "= 9999999999999",   "{",   "\n[", "\xff\xfe",  "'''",
      "-1", "true", "[stop]\n", "//@ x, child = \"", "0x7", "/*",  "(((((((((", "\\"};
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (std::size_t edits = 1 + below(4); edits > 0 && !text.empty(); --edits) {
    const std::size_t at = below(text.size());
    const std::size_t length = 1 + below(12);
    switch (below(4)) {
      case 0:
        text[at] = static_cast<char>(below(256));
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), length));
        break;
      default:
        text.insert(at, kTokens[below(kTokens.size())]);
    }
  }
  return text;
}

static void expect_sound(const abi::Expected<Scenario, abi::Diagnostics>& result) {
  if (result) {
    EXPECT_FALSE(result->programs.empty());
    for (const Stop& stop : result->stops) EXPECT_GT(stop.line, 0);
    return;
  }
  EXPECT_TRUE(abi::has_errors(result.error()));
  for (const abi::Diagnostic& diagnostic : result.error()) {
    EXPECT_FALSE(diagnostic.file.empty());
    EXPECT_FALSE(diagnostic.message.empty());
  }
}

class LoadMutated : public testing::TestWithParam<int> {};

TEST_P(LoadMutated, ScenarioOrListingNeverCrashes) {
  std::mt19937 random(static_cast<unsigned>(GetParam()));
  ScenarioFolder folder;
  for (const Listing& listing : list(PROJECT_ROOT "/scenarios")) {
    const std::string toml = text_of(listing.path / "scenario.toml");
    const std::string c = text_of(listing.path / (listing.name + ".c"));
    for (int round = 0; round < 10; ++round) {
      folder.file("scenario.toml", mutated(toml, random)).file(listing.name + ".c", c);
      expect_sound(load(folder.path()));
      folder.file("scenario.toml", toml).file(listing.name + ".c", mutated(c, random));
      expect_sound(load(folder.path()));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LoadMutated, testing::Range(1, 5));

TEST(LoadDeepNesting, EndsInADiagnostic) {
  ScenarioFolder folder;
  folder.file("scenario.toml", "a = " + std::string(100'000, '['));
  EXPECT_NE(folder.errors().find("scenario.toml:1:"), std::string::npos);
}

}  // namespace sim::scenario
