// Small worlds for tests: one scripted program on a freshly booted kernel.

#pragma once

#include <string>
#include <utility>

#include "sim/kernel/boot.h"
#include "sim/program/scripted.h"
#include "sim/world/schedule.h"
#include "sim/world/world.h"

namespace support {

using sim::program::Script;
using sim::world::World;

// The first program's thread, and that of the first child.
inline constexpr sim::abi::ThreadId kParent{2};
inline constexpr sim::abi::ThreadId kChild{3};

struct Machine {
  sim::kernel::Limits limits{sim::kernel::PipeSize{8, 1}};  // the classroom pipe
  sim::kernel::StandardStreams streams;
  sim::world::RunLimits run_limits;
};

inline World world_of(Script script, const Machine& machine = {},
                      const std::string& name = "parent") {
  World world;
  world.kernel = sim::kernel::boot(machine.limits);
  world.limits = machine.run_limits;
  sim::world::start_program(world, name, machine.streams,
                            sim::program::scripted(std::move(script)));
  return world;
}

// The lecture's first pipe: the child reads four bytes at a time what the parent writes at once.
inline Script message_to_child(const std::string& message) {
  Script echo;
  echo.line(19).read(3, 4).line(20).write_what_was_read(1);
  Script child;
  child.line(17).close(4).line(19).repeat_until_end_of_file(echo).line(21).exit(0);
  Script parent;
  parent.line(8).pipe().line(10).fork("child", child).line(12).close(3);
  parent.line(13).write(4, message).line(14).close(4).line(15).wait().line(16).exit(0);
  return parent;
}

// Two pipes, 3-4 to the child and 5-6 back; a ball goes to and fro `times` times.
inline Script ping_pong(long times) {
  Script return_ball;
  return_ball.read(3, 1).write_what_was_read(6);
  Script child;
  child.close(4).close(5).repeat_until_end_of_file(return_ball).exit(0);
  Script play;
  play.write(4, "o").read(5, 1);
  Script parent;
  parent.pipe().pipe().fork("child", child).close(3).close(6).repeat(times, play);
  parent.close(4).wait().exit(0);
  return parent;
}

// Steps by the policy until `world.steps` is reached or nothing can go on.
inline void run_to(World& world, long steps, const sim::world::Schedule& schedule = {}) {
  while (world.steps < steps && !sim::world::ending(world)) {
    sim::world::step(world, sim::world::choose(schedule, world).value());
  }
}

inline void run_to_end(World& world, const sim::world::Schedule& schedule = {}) {
  while (!sim::world::ending(world)) {
    sim::world::step(world, sim::world::choose(schedule, world).value());
  }
}

inline std::string terminal_text(const World& world) {
  std::string text;
  world.kernel.objects.for_each([&](sim::abi::ObjectId, const sim::kernel::Object& object) {
    const auto* terminal = std::get_if<sim::kernel::Terminal>(&object);
    if (terminal) text += sim::kernel::text_on_screen(terminal->output);
  });
  return text;
}

}  // namespace support
