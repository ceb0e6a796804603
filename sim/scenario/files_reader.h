// The `[[file]]` tables of a scenario file: what lies in the file system before the first step.

#pragma once

#include <vector>

#include "sim/scenario/scenario.h"
#include "sim/scenario/table_reader.h"

namespace sim::scenario {

// Those that could be read. A path that stands there twice, leaves the tree or needs a directory
// that is a file is a mistake.
std::vector<InitialFile> read_files(TableReader& root, const std::vector<kernel::Host>& hosts,
                                    const Report& report);

}  // namespace sim::scenario
