// C source text in, runnable code out.

#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/program/program.h"

namespace sim::lang {

struct Code;  // compiled program, immutable and shared; see code.h

struct SourceFile {
  std::string name;  // as messages show it
  std::string text;
};

// The header of the program's own that #include "name" asks for; nothing where there is none.
using OwnHeaders = std::function<std::optional<SourceFile>(const std::string& name)>;

// A program of several files: each is compiled by itself, then all are linked.
struct SourceFiles {
  std::vector<SourceFile> files;  // the first one is the listing that is shown; at least one
  OwnHeaders own_headers;         // none: only the library's headers are known
};

// What a listing says about itself in comments `//@ ...`, by line (from 1).
// `//@ full` is a label; `//@ child = "reader"` names the child of the fork() on that line; both
// may stand on one line separated by a comma.
struct Annotations {
  std::map<std::string, int> labels;       // label -> line
  std::map<int, std::string> child_names;  // line -> name
};

struct Compiled {
  std::shared_ptr<const Code> code;
  Annotations annotations;
  abi::Diagnostics warnings;
};

// Compiles a program together with the library of assets/libc. On failure: every error found, in
// the order of the text, at most 20 for each file.
abi::Expected<Compiled, abi::Diagnostics> compile(const SourceFiles& sources);
abi::Expected<Compiled, abi::Diagnostics> compile(const SourceFile& source);

struct MachineLimits {
  std::size_t stack_bytes = 8u << 20;     // RLIMIT_STACK of Linux
  std::size_t memory_bytes = 256u << 20;  // touched by one process
  // Whether every access to memory that other threads can reach is a MemoryAccessRequest of its
  // own.
  bool stops_at_accesses = false;
  bool stops_at_races = false;  // whether a data race is a mistake that ends the program
};

// The program at its start, with main's arguments (arguments[0] is the program's name) and its
// environment ("NAME=value").
std::unique_ptr<program::Program> start(std::shared_ptr<const Code> code,
                                        const std::vector<std::string>& arguments,
                                        const std::vector<std::string>& environment = {},
                                        const MachineLimits& limits = {});

}  // namespace sim::lang
