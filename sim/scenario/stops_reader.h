// Reads [[stop]] and [[question]] and ties them to the labels of the listings.

#pragma once

#include <vector>

#include "sim/scenario/listings.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/table_reader.h"

namespace sim::scenario {

// Fills the scenario's stops and questions.
void read_stops(TableReader& root, const std::vector<Label>& labels, LabelsKnown known,
                const Report& report, Scenario& scenario);

}  // namespace sim::scenario
