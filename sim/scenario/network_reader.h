// The machines of a scenario, `[[host]]`, and what lies between them, `[[link]]`.

#pragma once

#include <optional>
#include <vector>

#include "sim/kernel/network.h"
#include "sim/scenario/table_reader.h"

namespace sim::scenario {

// Without `[[host]]` both are empty: one machine, which only its loopback reaches.
struct NetworkPlan {
  std::vector<kernel::Host> hosts;
  std::vector<kernel::Link> links;  // one between every two machines
};

// Mistakes go to `report`.
NetworkPlan read_network(TableReader& root, const Report& report);

// The place of a machine among them, by the key `host`. Nothing: the key is absent, or a mistake.
std::optional<int> read_host(TableReader& reader, const std::vector<kernel::Host>& hosts,
                             const Report& report);

}  // namespace sim::scenario
