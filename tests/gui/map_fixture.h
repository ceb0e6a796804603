// Worlds whose kernel maps are tested, and the sizes they are tested at.

#pragma once

#include <fcntl.h>

#include <unistd.h>

#include <csignal>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "gui/scene/kernel_map.h"
#include "sim/world/timeline.h"
#include "tests/support/scripted_world.h"

namespace map_test {

using gui::scene::Rect;
using support::Machine;
using support::Script;
using support::World;

struct NamedWorld {
  std::string name;
  std::function<World()> make;
};

inline void PrintTo(const NamedWorld& world, std::ostream* out) { *out << world.name; }

inline World message_through_small_pipe() {
  return support::world_of(support::message_to_child("Message in a pipe.\n"));
}

inline World message_through_real_pipe() {
  Machine machine;
  machine.limits.pipe_size = {16, 4096};
  Script echo;
  echo.read(3, 4096).write_what_was_read(1);
  Script child, parent;
  child.close(4).repeat_until_end_of_file(echo);
  parent.pipe().fork("child", child).close(3).write(4, "Message in a pipe.\n");
  parent.write(4, std::string(70'000, 'x')).close(4).wait();
  return support::world_of(parent, machine);
}

inline World three_in_a_pipeline() {
  Script source, filter, sink, copy, show, shell;
  source.close(3).close(5).close(6).write(4, "one\ntwo\n").close(4).exit(0);
  copy.read(3, 4).write_what_was_read(6);
  filter.close(4).close(5).repeat_until_end_of_file(copy).exit(0);
  show.read(5, 3).write_what_was_read(1);
  sink.close(3).close(4).close(6).repeat_until_end_of_file(show).exit(0);
  shell.pipe().pipe().fork("source", source).fork("filter", filter).fork("sink", sink);
  shell.close(3).close(4).close(5).close(6).wait().wait().wait();
  return support::world_of(shell, {}, "shell");
}

inline World answer_from_child() {
  Script child, parent;
  child.close(3).write(4, "done").exit(42);
  parent.pipe().fork("child", child).close(4).read(3, 16).write_what_was_read(1).wait();
  return support::world_of(parent);
}

inline World output_turned_into_a_pipe() {
  Script parent;
  parent.pipe().call(sim::abi::Dup2Request{{4}, {1}}).close(4).write(1, "to stdout").read(3, 9);
  return support::world_of(parent);
}

inline World odd_bytes() {
  Script parent;
  parent.pipe()
      .write(4, std::string("a b\n\x01\0\xff", 7))
      .read(3, 2)
      .close(4)
      .read(3, 8)
      .read(3, 4);
  return support::world_of(parent);
}

inline World many_descriptors() {
  Script parent;
  parent.repeat(20, Script().call(sim::abi::DupRequest{{1}})).write(1, "done\n");
  return support::world_of(parent);
}

inline World crowd(int workers) {
  Script parent;
  parent.pipe().pipe().pipe().pipe();
  for (int i = 0; i < workers; ++i) {
    const int own = i % 4;
    Script worker;
    worker.close(3 + 2 * own).write(4 + 2 * own, "hello").read(3 + 2 * ((own + 1) % 4), 3);
    parent.fork("worker " + std::to_string(i + 1), worker);
  }
  parent.repeat(workers, Script().wait());
  return support::world_of(parent);
}

inline World six_pipes() {
  Script parent;
  parent.repeat(6, Script().pipe()).write(4, "one").read(3, 3).exit(3);
  return support::world_of(parent);
}

inline World one_child_after_the_other() {
  Script parent;
  parent.repeat(6, Script().fork("", Script().exit(0)).wait().spin(10));
  return support::world_of(parent);
}

inline World files_outside() {
  Machine machine;
  machine.streams.kinds = {sim::abi::FileKind::kPipe, sim::abi::FileKind::kFile,
                           sim::abi::FileKind::kTerminal};
  machine.streams.input = "given";
  Script parent;
  parent.read(0, 3).write(1, "out\n").write(2, "error\n").read(0, 9);
  return support::world_of(parent, machine);
}

inline Script& open(Script& script, const std::string& path, int flags, int mode = 0644) {
  return script.call(sim::abi::OpenRequest{path, flags, mode});
}

inline Script& seek(Script& script, int fd, long offset) {
  return script.call(sim::abi::LseekRequest{{fd}, offset, SEEK_SET});
}

// Descriptor 3 of the parent writes a file and is closed; then the file is opened twice, and the
// child inherits both descriptions.
inline World shared_offset() {
  Script child, parent;
  child.read(3, 3).write_what_was_read(1).exit(0);
  open(parent, "foo.txt", O_WRONLY | O_CREAT).write(3, "Hello, world!\n").close(3);
  open(parent, "foo.txt", O_RDONLY);
  open(parent, "foo.txt", O_RDONLY);
  parent.read(3, 5).fork("child", child).wait().read(3, 4).read(4, 2);
  return support::world_of(parent);
}

inline World two_who_append() {
  Script child, parent;
  child.write(4, "child\n").exit(0);
  open(parent, "log.txt", O_WRONLY | O_CREAT | O_APPEND);
  open(parent, "log.txt", O_WRONLY | O_APPEND | O_CLOEXEC);
  parent.fork("child", child).write(3, "parent\n").wait().write(3, "end\n");
  parent.call(sim::abi::FtruncateRequest{{3}, 6});
  return support::world_of(parent);
}

inline World names_that_go() {
  Script parent;
  open(parent, "one.txt", O_RDWR | O_CREAT).write(3, "abc");
  parent.call(sim::abi::LinkRequest{"one.txt", "two.txt"});
  parent.call(sim::abi::UnlinkRequest{"one.txt"});
  parent.call(sim::abi::UnlinkRequest{"two.txt"});
  seek(parent, 3, 6).write(3, "d").close(3);
  return support::world_of(parent);
}

inline World long_file() {
  Script parent;
  open(parent, "long.txt", O_RDWR | O_CREAT);
  open(parent, "long.txt", O_RDONLY);
  parent.repeat(6, Script().write(3, "line of text\n")).read(4, 13).write(3, std::string(300, 'x'));
  seek(parent, 3, 9000).write(3, "far away");
  seek(parent, 3, 5000).read(3, 8).read(4, 4096);
  seek(parent, 3, 10'000'000);
  return support::world_of(parent);
}

inline World output_into_a_file() {
  Script child, parent;
  child.call(sim::abi::Dup2Request{{3}, {1}}).close(3).write(1, "hello from child\n").exit(0);
  open(parent, "out.txt", O_WRONLY | O_CREAT | O_TRUNC).fork("child", child).wait();
  open(parent, "out.txt", O_RDONLY);
  open(parent, "copy.txt", O_WRONLY | O_CREAT);
  parent.read(4, 8).write_what_was_read(5).read(4, 64).write_what_was_read(5).read(4, 8);
  parent.call(sim::abi::RenameRequest{"copy.txt", "a name that is rather long.txt"});
  return support::world_of(parent);
}

inline World fifo_with_two_writers() {
  Script child, parent, take;
  take.read(3, 4);
  open(child, "talk", O_RDONLY).repeat_until_end_of_file(take).exit(0);
  parent.call(sim::abi::MkfifoRequest{"talk", 0600}).fork("reader", child);
  open(parent, "talk", O_WRONLY);
  open(parent, "talk", O_WRONLY);
  parent.write(3, "hello").write(4, "!!").close(3).close(4).wait();
  parent.call(sim::abi::UnlinkRequest{"talk"});
  return support::world_of(parent);
}

inline World directories_and_devices() {
  Script parent;
  parent.call(sim::abi::MkdirRequest{"d", 0755}).call(sim::abi::ChdirRequest{"d"});
  open(parent, "one.txt", O_WRONLY | O_CREAT).close(3);
  open(parent, "two.txt", O_WRONLY | O_CREAT).close(3);
  open(parent, "/dev/null", O_RDWR).write(3, "gone").read(3, 4);
  open(parent, ".", O_RDONLY | O_DIRECTORY).call(sim::abi::ReadDirectoryRequest{{4}});
  open(parent, "/tmp", O_RDONLY | O_DIRECTORY).close(4).close(5).close(3);
  return support::world_of(parent);
}

inline World many_files() {
  Script parent;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    open(parent, name, O_RDWR | O_CREAT).write(3, "some text").close(3);
    open(parent, name, O_RDONLY);
    parent.close(3);
  }
  for (int i = 0; i < 10; ++i) open(parent, "a", O_RDONLY);
  parent.pipe().read(12, 4);
  return support::world_of(parent);
}

// Signals that are pending, blocked, and stop; the child is stopped while it sleeps.
inline World signals_that_wait() {
  using sim::abi::KillRequest;
  Script child, parent;
  child.call(sim::abi::PauseRequest{});
  parent.call(sim::abi::SigprocmaskRequest{SIG_BLOCK,
                                           sim::abi::set_of(SIGUSR1) | sim::abi::set_of(SIGUSR2)});
  parent.fork("child", child).call(sim::abi::SleepRequest{1'000'000});
  parent.call(KillRequest{2, SIGUSR1}).call(KillRequest{3, SIGSTOP});
  parent.call(KillRequest{3, SIGTERM}).call(KillRequest{3, SIGCONT}).wait();
  return support::world_of(parent);
}

inline std::vector<NamedWorld> worlds() {
  return {{"small pipe", message_through_small_pipe},
          {"real pipe", message_through_real_pipe},
          {"pipeline", three_in_a_pipeline},
          {"ping pong", [] { return support::world_of(support::ping_pong(2)); }},
          {"answer", answer_from_child},
          {"dup2", output_turned_into_a_pipe},
          {"odd bytes", odd_bytes},
          {"many descriptors", many_descriptors},
          {"crowd of 4", [] { return crowd(3); }},
          {"crowd of 8", [] { return crowd(7); }},
          {"crowd of 21", [] { return crowd(20); }},
          {"sequence", one_child_after_the_other},
          {"six pipes", six_pipes},
          {"outside", files_outside},
          {"shared offset", shared_offset},
          {"append", two_who_append},
          {"names", names_that_go},
          {"long file", long_file},
          {"redirection", output_into_a_file},
          {"fifo", fifo_with_two_writers},
          {"directories", directories_and_devices},
          {"many files", many_files},
          {"signals", signals_that_wait}};
}

struct Size {
  float width, height;
  float unit() const { return std::max(std::min(width / 1920, height / 1080), 0.72f); }
  Rect area() const {  // as in the window
    if (height == 720) return {436, 55, 833, 409};
    return {width * 0.3f, height * 76 / 1080, width * 1328 / 1920, height * 664 / 1080};
  }
};

inline std::vector<Size> sizes() { return {{1280, 720}, {1920, 1080}, {3840, 2160}}; }

}  // namespace map_test
