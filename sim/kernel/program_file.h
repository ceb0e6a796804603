// Files that can be executed: what they begin with says which program they hold.

#pragma once

#include <optional>
#include <string>

#include "sim/kernel/state.h"

namespace sim::kernel {

// The content of the file of a program.
std::string program_file(const std::string& program);

// Which program a file holds; nothing when it holds none that the machine knows.
std::optional<std::string> program_in(const KernelState& state, const FileContent& content);

// Adds a program to the machine, and its file to a directory, whose owner it gets.
void install_program(KernelState& state, ObjectId directory, const std::string& file_name,
                     const std::string& program);
// The same in the directory where programs start, under the program's name.
void install_program(KernelState& state, const std::string& program);

}  // namespace sim::kernel
