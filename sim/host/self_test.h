// What this machine lets us see, tried out on two agents before a program depends on it.

#pragma once

#include <string>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/host/linux_side.h"
#include "sim/host/object_graph.h"

namespace sim::host {

struct Sight {
  GraphSight graph;
  std::vector<std::string> missing;  // what is therefore not compared, one sentence each
};

// The error is a sentence: without it no step can be compared. The agents are gone afterwards.
abi::Expected<Sight, std::string> try_out(Session& session);

}  // namespace sim::host
