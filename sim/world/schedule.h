// Who goes next: the policies of the only choice there is.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/abi/expected.h"
#include "sim/world/world.h"

namespace sim::world {

// A woken call is finished before anything else starts, in the order of waking; else the thread
// that ran last goes on; when it cannot, the next one by number.
struct WokenFirst {
  bool operator==(const WokenFirst&) const = default;
};
struct RoundRobin {
  bool operator==(const RoundRobin&) const = default;
};
struct Random {
  std::uint64_t seed = 0;
  bool operator==(const Random&) const = default;
};
// Threads by number, one per step; after its end woken-first.
struct Listed {
  std::vector<ThreadId> threads;
  bool operator==(const Listed&) const = default;
};

using Schedule = std::variant<WokenFirst, RoundRobin, Random, Listed>;

// "woken-first", "round-robin", "random:SEED", or numbers such as "2,2,3,2". The error is a
// sentence.
abi::Expected<Schedule, std::string> parse_schedule(std::string_view text);

// The policy's choice among choices(world), which must not be empty. The error (a sentence) is for
// a listed thread that cannot run at this step. Depends on the world and the policy alone.
abi::Expected<ThreadId, std::string> choose(const Schedule& schedule, const World& world);

}  // namespace sim::world
