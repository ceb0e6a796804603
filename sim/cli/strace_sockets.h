// Calls on sockets in strace's spelling.

#pragma once

#include "sim/abi/outcome.h"
#include "sim/cli/strace_calls.h"
#include "sim/narrate/socket_words.h"

namespace sim::cli {

CallText strace_socket_call(const abi::Request& request, const abi::Outcome& outcome);

}  // namespace sim::cli
