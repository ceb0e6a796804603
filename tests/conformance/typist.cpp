// Types at a real terminal, each piece as soon as all programs on it sleep.

#include "tests/conformance/typist.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include "sim/kernel/keyboard.h"

namespace conformance {

namespace fs = std::filesystem;

namespace {

constexpr int kLookMs = 5;

// A process as /proc shows it.
struct Look {
  pid_t pid;
  char state;
  std::string switches;  // how often it has left the processor
  bool operator==(const Look&) const = default;
};

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

std::string switches_of(const fs::path& process) {
  std::ifstream status(process / "status");
  std::string all;
  for (std::string line; std::getline(status, line);) {
    if (line.find("ctxt_switches") != std::string::npos) all += line;
  }
  return all;
}

// proc(5): pid (comm) state ppid pgrp session ...
std::optional<Look> look_at(const fs::path& process, pid_t session) {
  std::ifstream stat(process / "stat");
  std::string text;
  std::getline(stat, text);
  const std::size_t name_end = text.rfind(')');
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream rest(text.substr(name_end + 1));
  char state = 0;
  pid_t parent = 0, group = 0, leader = 0;
  rest >> state >> parent >> group >> leader;
  const pid_t pid = std::stoi(process.filename().string());
  if (leader != session || pid == session) return std::nullopt;
  return Look{pid, state, switches_of(process)};
}

std::vector<Look> programs_in(pid_t session) {
  std::vector<Look> all;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    if (!is_number(entry.path().filename().string())) continue;
    if (const auto look = look_at(entry.path(), session)) all.push_back(*look);
  }
  std::sort(all.begin(), all.end(), [](const Look& a, const Look& b) { return a.pid < b.pid; });
  return all;
}

bool sleeps(const Look& look) {
  return look.state == 'S' || look.state == 'T' || look.state == 'Z';
}

constexpr const char* kEndOfInput = "\x04";  // Ctrl-D

}  // namespace

void Typist::read_screen(int milliseconds) {
  pollfd waiting{master_, POLLIN, 0};
  char buffer[4096];
  while (poll(&waiting, 1, milliseconds) > 0) {
    const ssize_t n = read(master_, buffer, sizeof(buffer));
    if (n <= 0) return;
    screen_.append(buffer, static_cast<std::size_t>(n));
  }
}

// Two looks with the same answer, and nothing new on the screen between them.
bool Typist::wait_until_all_sleep() {
  std::vector<Look> before;
  while (!is_time_over()) {
    const std::size_t shown = screen_.size();
    read_screen(kLookMs);
    const std::vector<Look> now = programs_in(shell_);
    const bool is_quiet = !now.empty() && std::all_of(now.begin(), now.end(), sleeps);
    if (is_quiet && now == before && screen_.size() == shown) return true;
    before = now;
  }
  return false;
}

bool Typist::wait_for_more_than(std::size_t size) {
  while (screen_.size() <= size && !is_time_over()) read_screen(kLookMs);
  return screen_.size() > size;
}

bool Typist::press(const std::string& keys) {
  return write(master_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size());
}

bool Typist::press_and_see(const std::string& keys) {
  const std::size_t shown = screen_.size();
  return keys.empty() || (press(keys) && wait_for_more_than(shown));
}

// A key comes after the echo of what stands before it, as from a hand: Ctrl-C would discard that.
bool Typist::type(const sim::world::Typing& typing) {
  for (const auto& typed : typing) {
    if (!wait_until_all_sleep() || !press_and_see(typed.bytes)) return false;
    const bool has_key = typed.signal != 0;
    if (has_key && !press_and_see({sim::kernel::key_of(typed.signal)})) return false;
    if (typed.end == sim::kernel::InputEnd::kEnd && !press(kEndOfInput)) return false;
  }
  return true;
}

}  // namespace conformance
