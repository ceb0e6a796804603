// Counts the statements that a program comes to and knows at which of them it is to pause.

#pragma once

#include "sim/lang/code.h"
#include "sim/program/line_stop.h"

namespace sim::lang {

class LineWatch {
 public:
  explicit LineWatch(program::LineStop stop) : stop_(std::move(stop)) {}

  // The program has come to a statement of `function` on `line`, with `depth` calls in progress.
  // True: it pauses before it.
  bool comes_to(const FunctionCode& function, int line, std::size_t depth);

  long passed() const { return passed_; }

 private:
  program::LineStop stop_;
  long passed_ = 0;
};

}  // namespace sim::lang
