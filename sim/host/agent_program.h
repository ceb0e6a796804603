// The agent's executable, which is part of ours.

#pragma once

#include <span>

namespace sim::host {

std::span<const char> agent_program();

}  // namespace sim::host
