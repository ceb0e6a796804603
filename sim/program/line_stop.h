// Where a program is to pause in user code, for stepping by line.

#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "sim/program/file_name.h"

namespace sim::program {

struct SourceLine {
  FileName file;
  int line = 0;
  bool operator==(const SourceLine&) const = default;
};
using SourceLines = std::vector<SourceLine>;

// How to go on by one line. kInto stops in functions of the listing, kIntoLibrary in those of the
// library too; both do so once the program stands in the library.
enum class LineMove { kOver, kInto, kIntoLibrary, kOut };

// A statement of a call in progress.
struct Standpoint {
  std::size_t depth = 0;  // calls in progress
  SourceLine at;
  bool operator==(const Standpoint&) const = default;
};

// A program pauses before a statement when any of these fits it.
struct LineStop {
  enum class Where { kListing, kEverywhere };
  long count = 0;                                  // it is the count-th since the stop was set
  std::shared_ptr<const SourceLines> breakpoints;  // it begins on one of these lines; may be null
  std::size_t deepest = 0;                         // it lies in a call of at most this depth ...
  Where where = Where::kListing;                   // ... in such a function ...
  std::optional<Standpoint> departure;             // ... and not on this line
};

}  // namespace sim::program
