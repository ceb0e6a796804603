// Reads scenario.toml.

#pragma once

#include <filesystem>
#include <string>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/scenario/scenario.h"

namespace sim::scenario {

// The scenario in a TOML file, whose listings lie beside it. `shown_name` is what messages call it.
// Scenario::path is left empty.
abi::Expected<Scenario, abi::Diagnostics> read_scenario_file(const std::filesystem::path& file,
                                                             const std::string& shown_name);

}  // namespace sim::scenario
