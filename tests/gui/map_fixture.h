// Worlds whose kernel maps are tested, and the sizes they are tested at.

#pragma once

#include <fcntl.h>

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
          {"outside", files_outside}};
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
