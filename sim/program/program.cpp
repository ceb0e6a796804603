#include "sim/program/program.h"

#include "sim/program/inspection.h"
#include "sim/program/line_stop.h"

namespace sim::program {

Inspection Program::inspect(abi::ThreadId) const { return {}; }

std::optional<LineStop> Program::line_stop(abi::ThreadId, LineMove) const { return std::nullopt; }

void Program::pause_at(abi::ThreadId, const LineStop&) {}

long Program::statements_passed(abi::ThreadId) const { return 0; }

}  // namespace sim::program
