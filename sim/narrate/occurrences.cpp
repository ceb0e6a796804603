// What a run can stop at, in words.

#include "sim/narrate/narrate.h"

namespace sim::narrate {
namespace {

// One overload for each thing that can happen.
struct Words {
  std::string operator()(const world::CallBlocks&) const { return "a call blocks"; }
  std::string operator()(const world::ProcessForks&) const { return "a process forks"; }
  std::string operator()(const world::ProgramStarts&) const { return "exec() starts a program"; }
  std::string operator()(const world::ProcessEnds&) const { return "a process ends"; }
  std::string operator()(const world::SignalComes&) const { return "a signal comes"; }
  std::string operator()(const world::DescriptorCloses& close) const {
    return "fd " + std::to_string(close.fd) + " is closed";
  }
  std::string operator()(const world::PipeChanges& change) const {
    return "pipe #" + std::to_string(change.number) + " changes";
  }
};

}  // namespace

std::string occurrence_text(const world::Occurrence& occurrence) {
  return std::visit(Words{}, occurrence);
}

}  // namespace sim::narrate
