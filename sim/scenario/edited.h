// Listings that stand in memory: a scenario with other texts, and a listing that lies in no file.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/scenario/scenario.h"

namespace sim::scenario {

// The text of each changed listing, by its SourceFile's name.
using Texts = std::map<std::string, std::string>;

struct Edited {
  Scenario scenario;
  std::vector<std::string> lost_stops;  // titles of those whose labels are gone; left out
};

// The scenario with other texts, compiled anew; labels are looked for again. Reports every mistake
// found.
abi::Expected<Edited, abi::Diagnostics> with_texts(const Scenario& scenario, const Texts& texts);

// A listing whose name need not be a file's. Headers of its own lie beside that name.
abi::Expected<Scenario, abi::Diagnostics> load_text(const lang::SourceFile& listing);

// The file that a listing of the scenario was read from; empty: none, it is a tool's.
std::filesystem::path file_of(const Scenario& scenario, const std::string& source_name);

}  // namespace sim::scenario
