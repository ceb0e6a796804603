// The command line by golden files: each folder below tests/cli/cases holds the arguments in
// `command` and what must come out in `stdout`, `stderr` and `status`; `stdin`, where present, is
// what goes in. FDSCOPE_WRITE_GOLDEN=1 writes the files anew, to be read before they are committed.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sim/cli/command_line.h"

namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(PROJECT_ROOT) / "tests/cli/cases";

struct Result {
  std::string out;
  std::string err;
  int status = 0;
  bool operator==(const Result&) const = default;
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words{"fdscope"};
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// The window and the renderer are not the command line's business: they only report their
// arguments.
sim::cli::Frontend reporting_frontend() {
  const auto window = [](const std::optional<fs::path>& scenario) {
    std::printf("window: %s\n", scenario ? scenario->filename().c_str() : "(first scenario)");
    return 0;
  };
  const auto render = [](const sim::cli::RenderRequest& request) {
    const bool messages = request.view == sim::cli::RenderRequest::View::kMessages;
    std::printf("render: %s -> %s, step %ld, %d x %d%s\n", request.scenario.filename().c_str(),
                request.output.c_str(), request.step.value_or(-1), request.width, request.height,
                messages ? ", messages" : "");
    return 0;
  };
  return {window, render};
}

void redirect(const fs::path& file, int flags, int descriptor) {
  const int fd = open(file.c_str(), flags | O_CLOEXEC, 0600);
  if (fd < 0 || dup2(fd, descriptor) < 0) _exit(99);
}

[[noreturn]] void run_in_child(const fs::path& folder, const fs::path& scratch,
                               std::vector<std::string> words) {
  const fs::path input = folder / "stdin";
  redirect(fs::exists(input) ? input : fs::path("/dev/null"), O_RDONLY, STDIN_FILENO);
  redirect(scratch / "out", O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
  redirect(scratch / "err", O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
  if (chdir(folder.c_str()) != 0) _exit(99);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const int status =
      sim::cli::run(static_cast<int>(words.size()), arguments.data(), reporting_frontend());
  std::fflush(nullptr);
  _exit(status);
}

Result run_case(const fs::path& folder) {
  const fs::path scratch = fs::temp_directory_path() / ("fdscope-cli-" + std::to_string(getpid()));
  fs::create_directories(scratch);
  const pid_t child = fork();
  if (child == 0) run_in_child(folder, scratch, words_of(text_of(folder / "command")));
  int raw = 0;
  waitpid(child, &raw, 0);
  Result result{text_of(scratch / "out"), text_of(scratch / "err"),
                WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw)};
  fs::remove_all(scratch);
  return result;
}

Result golden(const fs::path& folder) {
  const std::string status = text_of(folder / "status");
  return {text_of(folder / "stdout"), text_of(folder / "stderr"),
          status.empty() ? -1 : std::stoi(status)};
}

void write_golden(const fs::path& folder, const Result& result) {
  write_text(folder / "stdout", result.out);
  write_text(folder / "stderr", result.err);
  write_text(folder / "status", std::to_string(result.status) + "\n");
}

std::vector<fs::path> case_folders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(kCases)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

class CommandLine : public testing::TestWithParam<fs::path> {
 protected:
  void SetUp() override {
    setenv("FDSCOPE_SCENARIOS", (fs::path(PROJECT_ROOT) / "scenarios").c_str(), 1);
  }
};

TEST_P(CommandLine, PrintsAndReturnsWhatItsGoldenFilesSay) {
  const Result actual = run_case(GetParam());
  if (std::getenv("FDSCOPE_WRITE_GOLDEN")) write_golden(GetParam(), actual);
  const Result expected = golden(GetParam());
  EXPECT_EQ(actual.out, expected.out);
  EXPECT_EQ(actual.err, expected.err);
  EXPECT_EQ(actual.status, expected.status);
}

INSTANTIATE_TEST_SUITE_P(Cases, CommandLine, testing::ValuesIn(case_folders()),
                         [](const auto& test) { return test.param.filename().string(); });

TEST(CommandLineOracle, FailsWhenAGoldenFileDiffers) {
  Result actual = run_case(kCases / "version");
  EXPECT_EQ(actual, golden(kCases / "version"));
  actual.out += "x";
  EXPECT_FALSE(actual == golden(kCases / "version"));
}

}  // namespace
