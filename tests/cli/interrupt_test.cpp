// Ctrl-C at the terminal that fdscope runs on reaches the program in the model.

#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include "sim/cli/command_line.h"
#include "sim/cli/interrupt_key.h"
#include "sim/cli/standard_streams.h"

namespace {

namespace fs = std::filesystem;

constexpr const char* kCatchesOne =
    "#include <signal.h>\n#include <unistd.h>\n"
    "volatile sig_atomic_t caught;\n"
    "void note(int signal) { caught = signal; }\n"
    "int main(void) {\n"
    "  char c;\n"
    "  struct sigaction action = {0};\n"
    "  action.sa_handler = note;\n"
    "  sigaction(SIGINT, &action, NULL);\n"
    "  write(1, \"ready\\n\", 6);\n"
    "  while (!caught) read(0, &c, 1);\n"
    "  write(1, \"caught\\n\", 7);\n"
    "  return 7;\n"
    "}\n";
constexpr const char* kReads =
    "#include <unistd.h>\n"
    "int main(void) {\n"
    "  char c;\n"
    "  write(1, \"ready\\n\", 6);\n"
    "  return read(0, &c, 1) == 1;\n"
    "}\n";

class OnATerminal : public testing::Test {
 protected:
  OnATerminal() : listing_(fs::temp_directory_path() / name()) {}
  ~OnATerminal() override {
    fs::remove(listing_);
    close(master_);
  }

  void start(const std::string& text) {
    std::ofstream(listing_) << text;
    pid_ = forkpty(&master_, nullptr, nullptr, nullptr);
    if (pid_ == 0) run_fdscope();
  }

  void read_until(const std::string& text) {
    char buffer[256];
    while (screen_.find(text) == std::string::npos) {
      const ssize_t n = read(master_, buffer, sizeof buffer);
      if (n <= 0) return;
      screen_.append(buffer, static_cast<std::size_t>(n));
    }
  }

  int status_of_fdscope() {
    read_until("\1");  // until it closes the terminal
    int raw = 0;
    waitpid(pid_, &raw, 0);
    return WIFEXITED(raw) ? WEXITSTATUS(raw) : 1000 + WTERMSIG(raw);
  }

  void press(char key) { ASSERT_EQ(write(master_, &key, 1), 1); }

  std::string screen_;

 private:
  static std::string name() { return "fdscope-interrupt-" + std::to_string(getpid()) + ".c"; }

  [[noreturn]] void run_fdscope() const {
    std::string words[]{"fdscope", "run", listing_.string()};
    char* arguments[]{words[0].data(), words[1].data(), words[2].data(), nullptr};
    _exit(sim::cli::run(3, arguments, {}));
  }

  fs::path listing_;
  int master_ = -1;
  pid_t pid_ = -1;
};

TEST_F(OnATerminal, CtrlCRunsTheProgramsHandler) {
  start(kCatchesOne);
  read_until("ready");
  press(3);
  EXPECT_EQ(status_of_fdscope(), 7);
  EXPECT_NE(screen_.find("caught"), std::string::npos) << screen_;
}

TEST_F(OnATerminal, CtrlCEndsAProgramWithoutAHandlerWithAShellsStatus) {
  start(kReads);
  read_until("ready");
  press(3);
  EXPECT_EQ(status_of_fdscope(), 128 + SIGINT);
}

TEST(InterruptKey, EndsAWaitForInputThatBeginsAfterTheKeyWasPressed) {
  constexpr long kOneMinute = 60'000;
  const sim::cli::InterruptKey key;
  raise(SIGINT);
  EXPECT_EQ(sim::cli::wait_for_stdin(kOneMinute), sim::cli::InputWait::kInterrupted);
  sim::cli::InterruptKey::take();
}

}  // namespace
