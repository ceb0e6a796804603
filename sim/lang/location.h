// Where something stands in the sources of a translation unit.

#pragma once

#include "sim/abi/diagnostic.h"

namespace sim::lang {

// From the first character to the one after the last; lines and columns count from 1, columns in
// bytes. What a macro produced stands where the macro is used. file is an index into
// TranslationUnit::files; 0 is the listing itself, the others are headers.
struct Location {
  int file = 0;
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
  bool operator==(const Location&) const = default;
};

inline abi::Position position(const Location& at) { return {at.line, at.column}; }
inline abi::Position end_position(const Location& at) { return {at.end_line, at.end_column}; }

// From the start of one to the end of the other, where both stand in one file.
inline Location spanning(const Location& first, const Location& last) {
  if (first.file != last.file) return first;
  return {first.file, first.line, first.column, last.end_line, last.end_column};
}

}  // namespace sim::lang
