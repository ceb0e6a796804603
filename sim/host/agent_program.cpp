#include "sim/host/agent_program.h"

extern "C" const char fdscope_agent_program_begin[];
extern "C" const char fdscope_agent_program_end[];

namespace sim::host {

std::span<const char> agent_program() {
  return {fdscope_agent_program_begin, fdscope_agent_program_end};
}

}  // namespace sim::host
