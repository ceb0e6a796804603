// Sets of signals, as a listing and as a sentence have them.

#pragma once

#include <string>
#include <vector>

#include "sim/abi/requests.h"

namespace sim::narrate {

std::vector<int> signals_in(abi::SignalSet set);  // ascending

// "{SIGINT SIGTERM}", "{}"; of a set that lacks few, those: "~{SIGINT}".
std::string signal_set_text(abi::SignalSet set);

// "SIGINT and SIGTERM", "no signal", "every signal", "every signal but SIGINT".
std::string signal_set_in_words(abi::SignalSet set);

}  // namespace sim::narrate
