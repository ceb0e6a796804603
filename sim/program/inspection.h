// What can be seen of a program that stands still: its calls in progress and their variables.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/program/program.h"

namespace sim::program {

// How many calls in progress an Inspection holds at most.
inline constexpr std::size_t kMostFrames = 64;

struct Variable {
  enum class State { kValue, kNoValue };
  std::string name;
  std::string type;   // as C writes it: "int [2]"
  std::string value;  // "7", "'a' (97)", "-> buf[3]", "{3, 4}"
  State state = State::kValue;
  std::uint64_t address = 0;  // 0: in a register
  bool operator==(const Variable&) const = default;
};

// A call in progress.
struct StackFrame {
  enum class Origin { kListing, kLibrary };
  std::string function;
  SourcePlace place;  // the call that it has made, or the statement that comes next
  Origin origin = Origin::kListing;
  std::vector<Variable> variables;  // in scope at the place, in the order of their declarations
  bool operator==(const StackFrame&) const = default;
};

struct Inspection {
  // kAtStatement: stopped by a LineStop, before a statement. kInCall: in the call that it has made.
  enum class Standing { kInCall, kAtStatement };
  Standing standing = Standing::kInCall;
  std::vector<StackFrame> frames;  // the innermost first
  std::size_t more_frames = 0;     // beyond kMostFrames
  std::vector<Variable> globals;   // of the listing's own files
  bool operator==(const Inspection&) const = default;
};

}  // namespace sim::program
