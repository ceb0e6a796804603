// poll(2) and select(2) in strace's spelling.

#pragma once

#include <string>

#include "sim/abi/outcome.h"

namespace sim::cli {

// "poll([{fd=3, events=POLLIN}], 1, 1000", "pselect6(4, [3], NULL, NULL, NULL, NULL"
std::string poll_text(const abi::PollRequest& request);

// " ([{fd=3, revents=POLLIN}])", " (in [3])", " (Timeout)"
std::string poll_result_text(const abi::PollRequest& request, const abi::Returned& returned);

}  // namespace sim::cli
