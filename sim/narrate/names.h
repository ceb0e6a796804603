// What the story calls processes, objects and the ends that descriptors lead to.

#pragma once

#include <string>
#include <vector>

#include "sim/world/world.h"

namespace sim::narrate {

std::string process_name(const world::World& world, abi::Pid pid);  // "process 7" when it is gone
std::string name_of_thread(const world::World& world, abi::ThreadId thread);

const kernel::Pipe* pipe_in(const world::World& world, abi::ObjectId object);

// "pipe #1", "the terminal": as it stands in a running sentence.
std::string object_phrase(const world::World& world, abi::ObjectId object);

// "the write end of pipe #1", "the terminal": what a description leads to.
std::string target_phrase(const world::World& world, abi::DescriptionId description);

// Where a descriptor of a process leads, or nothing when it is not open.
std::optional<abi::DescriptionId> description_of(const world::World& world, abi::Pid pid,
                                                 abi::Fd fd);

enum class PipeSide { kRead, kWrite };

struct Holder {
  abi::Pid pid;
  abi::Fd fd;
};

// Every descriptor that keeps this side of the pipe open, by process and number.
std::vector<Holder> holders(const world::World& world, abi::ObjectId pipe, PipeSide side);

// Every descriptor that leads to this description, by process and number.
std::vector<Holder> holders(const world::World& world, abi::DescriptionId description);

// "parent's", "James'".
std::string possessive(const std::string& name);

}  // namespace sim::narrate
