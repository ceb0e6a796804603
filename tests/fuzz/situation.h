// What a random request is made from.

#pragma once

#include <algorithm>
#include <csignal>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/kernel/file_tree.h"
#include "tests/fuzz/random_calls.h"

namespace fuzz {

using namespace sim::abi;
using sim::kernel::KernelState;
using sim::kernel::Process;

inline constexpr std::size_t kMostProcesses = 6;
inline constexpr std::size_t kManyDescriptors = 14;
inline constexpr int kPipesInTurn = 3;

using Accepts = bool (*)(const sim::kernel::Object&);
inline bool is_anything(const sim::kernel::Object&) { return true; }
inline bool is_fifo(const sim::kernel::Object& object) {
  return std::holds_alternative<sim::kernel::Pipe>(object);
}
inline bool is_folder(const sim::kernel::Object& object) {
  return std::holds_alternative<sim::kernel::Directory>(object);
}

struct Situation {
  const KernelState& state;
  const Process& process;
  int process_number;
  MessageBytes message;
  Numbers& numbers;
  Interest interest = Interest::kPipes;
  ThreadId thread{};                              // that asks
  std::string program = "/home/student/program";  // one that exec finds

  int about_threads(int weight) const { return interest == Interest::kThreads ? weight : 0; }
  int about_sockets(int weight) const { return interest == Interest::kSockets ? weight : 0; }
  int about_signals(int weight) const { return interest == Interest::kSignals ? weight : 0; }

  // Mostly one of ours, sometimes a group, an unknown one or init.
  int any_pid() const {
    const Pid pid = numbers.among(state.processes.keys());
    switch (numbers.below(12)) {
      case 0:
        return 0;
      case 1:
        return -state.processes.at(pid).group.value;
      case 2:
        return numbers.among({1, 77, -77});
      default:
        return pid.value;
    }
  }

  // Few signals, so that they meet. Those that end a process are seldom.
  int signal() const {
    if (numbers.one_in(16)) {
      return numbers.among({0, SIGKILL, SIGTERM, SIGINT, SIGQUIT, 32, 65, -1});
    }
    return numbers.among({SIGUSR1, SIGUSR1, SIGUSR2, SIGUSR2, SIGCHLD, SIGCHLD, SIGALRM, SIGSTOP,
                          SIGCONT, SIGCONT, SIGTSTP, SIGURG, SIGPIPE, 34, 35});
  }
  SignalSet signals() const {
    SignalSet set = 0;
    for (int i = numbers.below(4); i > 0; --i) {
      const int chosen = signal();
      if (chosen >= 1 && chosen <= 64) set |= set_of(chosen);
    }
    return numbers.one_in(30) ? ~SignalSet{0} : set;
  }

  std::string word() const {
    return numbers.among<std::string>({"", "a", "NAME=value", "two words", std::string(300, 'x')});
  }

  // The weight of a call that is about files, and of something to do with a file among other
  // things.
  int about_files(int weight) const { return interest == Interest::kFiles ? 2 * weight : 0; }
  bool turns_to_files(int chances) const {
    return interest == Interest::kFiles && numbers.one_in(chances);
  }

  bool is_first() const { return process.parent == kInitPid; }
  std::size_t open_count() const { return open_descriptors(process.descriptors).size(); }

  // Mostly an open descriptor other than the standard streams; now and then any number.
  Fd descriptor() const {
    const auto open = open_descriptors(process.descriptors);
    if (open.empty() || numbers.one_in(24)) return Fd{numbers.below(20) - 1};
    const Fd chosen = numbers.among(open);
    const bool is_standard = chosen.value < 3;
    return is_standard && !numbers.one_in(6) ? open.back() : chosen;
  }

  // Calls visit(Fd, const OpenFileDescription&) for every descriptor that leads to a pipe.
  template <class Visit>
  void for_each_pipe_end(Visit visit) const {
    for (const Fd fd : open_descriptors(process.descriptors)) {
      const auto& description = state.descriptions.at(find(process.descriptors, fd)->description);
      const auto& object = state.objects.at(description.object);
      if (std::holds_alternative<sim::kernel::Pipe>(object)) visit(fd, description);
    }
  }

  // One that leads to a pipe and can be read or written, where there is one. Messages mostly go to
  // the next process, so that a pipe has one reader and one writer.
  Fd pipe_end(bool (*is_able)(const sim::kernel::OpenFileDescription&), int steps_away) const {
    const int reader = (process_number + steps_away) % kPipesInTurn;
    std::vector<Fd> ends;
    std::vector<Fd> own;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      if (!is_able(description)) return;
      ends.push_back(fd);
      if (description.object.value % kPipesInTurn == reader) own.push_back(fd);
    });
    if (ends.empty() || numbers.one_in(16)) return descriptor();
    const bool stays_in_turn = message > 0 && !own.empty() && !numbers.one_in(40);
    return numbers.among(stays_in_turn ? own : ends);
  }

  // An end of a pipe whose other end this process has as well: what a pipeline closes after fork().
  Fd spare_end() const {
    std::map<ObjectId, std::vector<Fd>> ends;
    for_each_pipe_end(
        [&](Fd fd, const auto& description) { ends[description.object].push_back(fd); });
    std::vector<Fd> spare;
    for (const auto& [pipe, fds] : ends) {
      if (fds.size() > 1) spare.insert(spare.end(), fds.begin(), fds.end());
    }
    return spare.empty() ? descriptor() : numbers.among(spare);
  }

  // The other end of the pipe that `read_end` leads to, where this process has it as well.
  std::optional<Fd> own_write_end(Fd read_end) const {
    const auto* descriptor = find(process.descriptors, read_end);
    if (!descriptor) return std::nullopt;
    const ObjectId pipe = state.descriptions.at(descriptor->description).object;
    std::optional<Fd> write_end;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      const bool is_end = description.object == pipe && sim::kernel::is_writable(description);
      if (is_end && fd != read_end) write_end = fd;
    });
    return write_end;
  }

  // An end of a pipe that somebody sleeps on: closing it may be what he waits for.
  Fd awaited_end() const {
    std::vector<Fd> ends;
    for_each_pipe_end([&](Fd fd, const auto& description) {
      const auto& pipe = std::get<sim::kernel::Pipe>(state.objects.at(description.object));
      if (!pipe.readers_waiting.empty() || !pipe.writers_waiting.empty()) ends.push_back(fd);
    });
    return ends.empty() ? spare_end() : numbers.among(ends);
  }

  // 0, around a slot's size, around the whole pipe's, or up to twice the pipe.
  std::size_t size() const {
    if (message > 0 && !numbers.one_in(12)) return message;
    const int slot = state.limits.pipe_size.slot_bytes;
    const int whole = slot * state.limits.pipe_size.slots;
    int bytes = 0;
    switch (numbers.below(8)) {
      case 0:
        bytes = numbers.below(3);
        break;
      case 1:
      case 2:
      case 3:
        bytes = numbers.below(slot + 2);
        break;
      case 4:
        bytes = slot * numbers.below(4) + numbers.below(3) - 1;
        break;
      case 5:
        bytes = whole + numbers.below(3) - 1;
        break;
      default:
        bytes = numbers.below(std::min(2 * whole, 20'000) + 1);
    }
    return static_cast<std::size_t>(std::max(bytes, 0));
  }

  Bytes bytes(std::size_t count) const {
    Bytes made;
    while (count > 0) {
      const auto run = std::min(count, static_cast<std::size_t>(1 + numbers.below(64)));
      made.append(run, static_cast<char>('a' + numbers.below(26)));
      count -= run;
    }
    return made;
  }

  // Calls visit(Fd, const Object&) for what open() has opened.
  template <class Visit>
  void for_each_file(Visit visit) const {
    for (const Fd fd : open_descriptors(process.descriptors)) {
      const auto& description = state.descriptions.at(find(process.descriptors, fd)->description);
      const auto& object = state.objects.at(description.object);
      if (sim::kernel::inode_of(object)) visit(fd, object);
    }
  }

  // One that open() has made, where there is one; never a standard stream, because what seeking
  // in those does is the outside's business.
  Fd file(Accepts accepts = is_anything) const {
    std::vector<Fd> files;
    for_each_file([&](Fd fd, const auto& object) {
      if (accepts(object)) files.push_back(fd);
    });
    return files.empty() ? Fd{50} : numbers.among(files);
  }

  bool is_about(Fd wanted, Accepts accepts) const {
    bool found = false;
    for_each_file(
        [&](Fd fd, const auto& object) { found = found || (fd == wanted && accepts(object)); });
    return found;
  }

  Fd directory() const {
    std::vector<Fd> directories;
    for_each_file([&](Fd fd, const auto&) {
      if (is_about(fd, is_folder)) directories.push_back(fd);
    });
    return directories.empty() ? descriptor() : numbers.among(directories);
  }

  // What is there, where the program can have made it.
  std::vector<std::string> existing_paths(Accepts accepts) const {
    std::vector<std::string> paths;
    const bool is_home = process.working_directory == state.hosts.front().home;
    collect_paths(state.hosts.front().home, is_home ? "" : "/home/student/", accepts, paths);
    const auto& root = std::get<sim::kernel::Directory>(state.objects.at(state.hosts.front().root));
    collect_paths(find(root, "tmp")->object, "/tmp/", accepts, paths);
    return paths;
  }
  void collect_paths(ObjectId id, const std::string& prefix, Accepts accepts,
                     std::vector<std::string>& paths) const {
    for (const auto& name : std::get<sim::kernel::Directory>(state.objects.at(id)).names) {
      const auto& object = state.objects.at(name.object);
      if (accepts(object)) paths.push_back(prefix + name.text);
      if (is_folder(object)) collect_paths(name.object, prefix + name.text + "/", accepts, paths);
    }
  }
  std::string existing_path(Accepts accepts = is_anything) const {
    const auto paths = existing_paths(accepts);
    return paths.empty() ? "a" : numbers.among(paths);
  }

  // A short name in a directory that is there.
  std::string new_path() const {
    auto folders = existing_paths(is_folder);
    folders.insert(folders.end(), {".", ".", "/tmp"});
    const std::string folder = numbers.among(folders);
    const std::string name(1, numbers.among({'a', 'b', 'c', 'd', 'e', 'f'}));
    return folder == "." ? name : folder + "/" + name;
  }

  // Few names in few places, so that calls meet.
  std::string path() const {
    switch (numbers.below(4)) {
      case 0:
        return existing_path();
      case 1:
      case 2:
        return new_path();
      default:
        return odd_path();
    }
  }

  std::string odd_path() const {
    static constexpr const char* kPaths[] = {
        "a",           "a",         "a",          "b",
        "b",           "c",         "d",          "d",
        "d/a",         "d/a",       "d/b",        "d/e",
        "d/e/a",       "/tmp/x",    "/tmp/x",     "/tmp/x/a",
        ".",           "..",        "./a",        "../student/a",
        "d/../b",      "d/.",       "d/..",       "../a",
        "../../tmp/x", "a/",        "d/",         "d/e/",
        "//tmp//x",    "/dev/null", "/",          "/home",
        "/tmp",        "",          "no/way",     "/home/student/d",
        "x",           "../..",     "/..",        "/../tmp/x",
        "b/",          "/dev",      "/dev/null/", "a/b",
        "../../..",    "/dev/x"};
    return numbers.among(std::vector<std::string>(std::begin(kPaths), std::end(kPaths)));
  }

  int mode() const {
    return numbers.among({0666, 0666, 0666, 0777, 0777, 0600,  0700,  0644,  0,     0200,   0400,
                          0100, 0500, 0300, 0070, 0007, 01777, 04755, 02755, 06777, 010600, 07777});
  }

  long offset() const {
    switch (numbers.below(10)) {
      case 0:
        return numbers.among({-1l, -5l, -100l, -4097l, -1l << 40});
      case 1:
        return numbers.among({4095l, 4096l, 4097l, 8192l, 20'000l});
      case 2:
        return numbers.among({1l << 20, 1l << 31, (1l << 32) + 7, (1l << 43) - 10'000,
                              std::numeric_limits<long>::min()});
      case 3:
      case 4:
        return 0;
      default:
        return numbers.below(64);
    }
  }

  std::size_t file_size() const {
    return static_cast<std::size_t>(numbers.one_in(8) ? numbers.below(10'000) : numbers.below(40));
  }
};

// One for each alternative of abi::Request: a call without one does not compile, in
// random_calls.cpp. The weight says how often it is chosen beside the others; 0 is never, in this
// situation.
template <class Call>
struct Random;

}  // namespace fuzz
