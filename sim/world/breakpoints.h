// What a run is to stop at: lines of the source, and things that happen to the kernel.

#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "sim/program/line_stop.h"
#include "sim/world/world.h"

namespace sim::world {

struct CallBlocks {
  bool operator==(const CallBlocks&) const = default;
};  // a call puts its thread to sleep
struct ProcessForks {
  bool operator==(const ProcessForks&) const = default;
};
struct ProgramStarts {
  bool operator==(const ProgramStarts&) const = default;
};  // exec()
struct ProcessEnds {
  bool operator==(const ProcessEnds&) const = default;
};
struct SignalComes {
  bool operator==(const SignalComes&) const = default;
};  // one is sent, or its handler begins
struct DescriptorCloses {
  int fd;
  bool operator==(const DescriptorCloses&) const = default;
};  // in any process; by its end too
struct PipeChanges {
  int number;
  bool operator==(const PipeChanges&) const = default;
};  // World::pipe_numbers: its bytes, its ends or who waits there

using Occurrence = std::variant<CallBlocks, ProcessForks, ProgramStarts, ProcessEnds, SignalComes,
                                DescriptorCloses, PipeChanges>;

// Whether it has happened in this step.
bool occurs(const Occurrence& occurrence, const World& before, const StepRecord& record,
            const World& after);

struct Breakpoints {
  std::shared_ptr<const program::SourceLines> lines;  // never null
  std::vector<Occurrence> occurrences;

  Breakpoints() : lines(std::make_shared<program::SourceLines>()) {}
  bool empty() const { return lines->empty() && occurrences.empty(); }
  bool has(const program::SourceLine& line) const;
  bool has(const Occurrence& occurrence) const;
  // Sets it, or takes it away where it is set.
  void toggle(const program::SourceLine& line);
  void toggle(const Occurrence& occurrence);
};

}  // namespace sim::world
