// Every listing prints and returns the same, compiled by gcc and run on this machine, and in the
// model: to a file and to a terminal, under several schedules. Nothing that it prints is stored.

#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>
#include <ostream>

#include "sim/scenario/typing_reader.h"
#include "tests/conformance/listing_marks.h"
#include "tests/conformance/model_run.h"
#include "tests/conformance/native_run.h"

namespace conformance {

namespace fs = std::filesystem;

static constexpr int kLimitMs = 10'000;
static constexpr int kHangLimitMs = 1000;

void PrintTo(const RunResult& run, std::ostream* stream) {
  *stream << (run.hangs ? "hangs" : "status " + std::to_string(run.status)) << ", out "
          << testing::PrintToString(run.out.substr(0, 2000)) << " (" << run.out.size() << " bytes)";
  if (!run.err.empty()) *stream << ", err " << testing::PrintToString(run.err.substr(0, 2000));
}

static std::vector<fs::path> c_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".c") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

static std::vector<fs::path> all_listings() {
  std::vector<fs::path> files = c_files_below(PROJECT_ROOT "/tests/conformance/listings");
  const std::vector<fs::path> bundled = c_files_below(PROJECT_ROOT "/scenarios");
  files.insert(files.end(), bundled.begin(), bundled.end());
  return files;
}

static std::string test_name(const testing::TestParamInfo<fs::path>& listing) {
  const fs::path folder = listing.param.parent_path();
  const std::string own = listing.param.stem().string();
  if (!fs::exists(folder / "scenario.toml")) return own;
  const std::string scenario = folder.filename().string();
  return "scenario_" + (scenario == own ? own : scenario + "_" + own);
}

static std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

static sim::scenario::Scenario load_or_fail(const fs::path& path) {
  auto scenario = sim::scenario::load(path);
  if (scenario) return *scenario;
  ADD_FAILURE() << to_text(scenario.error());
  return {};
}

// The scenario that a listing belongs to; an empty one for a listing alone.
static sim::scenario::Scenario scenario_around(const fs::path& listing) {
  const fs::path file = listing.parent_path() / "scenario.toml";
  return fs::exists(file) ? load_or_fail(file) : sim::scenario::Scenario{};
}

// What a bundled scenario says about its run stands in its scenario.toml, not in the listing.
static Marks marks_for(const fs::path& listing, const sim::scenario::Scenario& around) {
  Marks marks = marks_of(text_of(listing));
  if (around.expect.ending == "deadlock") marks.hangs = true;
  // Linux hardly ever takes a thread its processor in the midst of an access.
  if (around.stops_at_accesses) marks.woken_first_only = true;
  if (around.terminal_input) marks.input = *around.terminal_input;
  return marks;
}

static sim::world::Typing typing_in(const Marks& marks) {
  sim::world::Typing typing;
  for (const std::string& text : marks.typed) {
    const auto typed = sim::scenario::typing_of(text);
    EXPECT_TRUE(typed) << "neither a line nor a key: " << text;
    if (typed) typing.push_back(*typed);
  }
  return typing;
}

class Conformance : public testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override {
    program_ = compile_natively(GetParam());
    around_ = scenario_around(GetParam());
    marks_ = marks_for(GetParam(), around_);
    typing_ = around_.typing.empty() ? typing_in(marks_) : around_.typing;
  }

  bool needs_several_machines() const { return !around_.network.hosts.empty(); }

  // The listing alone, beside the files that its scenario gives it.
  sim::scenario::Scenario listing() const {
    sim::scenario::Scenario scenario = load_or_fail(GetParam());
    scenario.files = around_.files;
    scenario.typing = typing_;
    return scenario;
  }

  RunResult native(Streams streams, int limit_ms) const {
    return run_natively({program_,
                         "./" + GetParam().stem().string(),
                         marks_.input,
                         around_.files,
                         others_,
                         typing_,
                         streams,
                         limit_ms,
                         {}});
  }

  // A hang is given little time, unless the machine was too busy for what comes before it.
  RunResult expectation(Streams streams, const RunResult& model) const {
    if (!marks_.hangs) return native(streams, kLimitMs);
    const RunResult quick = native(streams, kHangLimitMs);
    return quick == model ? quick : native(streams, kLimitMs);
  }

  void expect_same(const sim::scenario::Scenario& scenario, Streams streams) const {
    const auto schedules = schedules_for(marks_);
    std::vector<RunResult> runs;
    for (const auto& schedule : schedules) {
      runs.push_back(run_in_model(scenario, {streams, marks_.input, schedule}));
    }
    const RunResult expected = expectation(streams, runs.front());
    EXPECT_EQ(expected.hangs, marks_.hangs) << "on Linux";
    for (std::size_t i = 0; i < runs.size(); ++i) {
      EXPECT_EQ(runs[i], expected) << "under schedule " << i;
    }
  }

  void expect_same(const sim::scenario::Scenario& scenario) const {
    ASSERT_FALSE(scenario.programs.empty());
    if (!scenario.terminal_input && scenario.typing.empty()) {
      SCOPED_TRACE("to a file");
      expect_same(scenario, Streams::kFile);
    }
    SCOPED_TRACE("to a terminal");
    expect_same(scenario, Streams::kTerminal);
  }

  // The programs that it starts by exec.
  void compile_others() {
    for (const auto& program : around_.programs) {
      const fs::path source = GetParam().parent_path() / program.source.name;
      const fs::path compiled = compile_natively(source);
      others_.push_back({program.name, compiled});
      others_.push_back({source.stem().string(), compiled});
    }
  }

  fs::path program_;
  sim::scenario::Scenario around_;
  std::vector<std::pair<std::string, fs::path>> others_;
  Marks marks_;
  sim::world::Typing typing_;
};

TEST_P(Conformance, PrintsAndReturnsWhatLinuxDoes) {
  if (needs_several_machines()) GTEST_SKIP() << "needs several machines";
  expect_same(listing());
}

INSTANTIATE_TEST_SUITE_P(Listings, Conformance, testing::ValuesIn(all_listings()), test_name);

class BundledConformance : public Conformance {};

// The small pipes of a scenario change when processes sleep, but never what they print.
TEST_P(BundledConformance, PrintsTheSameThroughItsSmallPipe) {
  if (around_.programs.front().source.name != GetParam().filename()) {
    GTEST_SKIP() << "started by exec, not by itself";
  }
  if (needs_several_machines()) GTEST_SKIP() << "needs several machines";
  compile_others();
  expect_same(around_);
}

TEST_P(BundledConformance, IsCleanForACompiler) { EXPECT_EQ(compiler_warnings(GetParam()), ""); }

INSTANTIATE_TEST_SUITE_P(Scenarios, BundledConformance,
                         testing::ValuesIn(c_files_below(PROJECT_ROOT "/scenarios")), test_name);

// The comparison itself: a listing whose output, status or end is altered must be told apart.
class AlteredListing : public testing::Test {
 protected:
  fs::path write_listing(const std::string& name, const std::string& body) const {
    const fs::path folder = fs::path(CONFORMANCE_CACHE) / "altered";
    fs::create_directories(folder);
    const fs::path path = folder / (name + "-" + std::to_string(getpid()) + ".c");
    std::ofstream(path) << "#include <stdio.h>\n#include <unistd.h>\nint main(void) {\n"
                        << body << "\n}\n";
    return path;
  }

  RunResult native(const std::string& body, int limit_ms = 10'000) const {
    const fs::path path = write_listing("native", body);
    return run_natively(
        {compile_natively(path), "./x", "", {}, {}, {}, Streams::kFile, limit_ms, {}});
  }

  RunResult model(const std::string& body) const {
    return run_in_model(load_or_fail(write_listing("model", body)), {});
  }
};

TEST_F(AlteredListing, WithTheSameTextIsEqual) {
  EXPECT_EQ(model(R"(printf("a\n"); return 3;)"), native(R"(printf("a\n"); return 3;)"));
}

TEST_F(AlteredListing, WithAnotherTextDiffers) {
  EXPECT_NE(model(R"(printf("b\n"); return 3;)"), native(R"(printf("a\n"); return 3;)"));
}

TEST_F(AlteredListing, WithAnotherStatusDiffers) {
  EXPECT_NE(model(R"(printf("a\n"); return 4;)"), native(R"(printf("a\n"); return 3;)"));
}

TEST_F(AlteredListing, WithTextOnAnotherStreamDiffers) {
  EXPECT_NE(model(R"(write(2, "a\n", 2); return 0;)"), native(R"(write(1, "a\n", 2); return 0;)"));
}

TEST_F(AlteredListing, ThatHangsDiffers) {
  const std::string hang = "int fd[2]; char c; pipe(fd); read(fd[0], &c, 1); return 0;";
  EXPECT_NE(model(hang), native("return 0;"));
  EXPECT_NE(model("return 0;"), native(hang, 200));
}

}  // namespace conformance
