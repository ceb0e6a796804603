// The plan of a map: what ever lives on a branch, from which step to which, and where it belongs.

#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gui/scene/kernel_map.h"

namespace gui::scene {

using sim::abi::DescriptionId;
using sim::abi::ObjectId;
using sim::abi::Pid;

inline constexpr int kColumns = 8;   // cards side by side
inline constexpr int kPipeLots = 4;  // pipes side by side
inline constexpr long kForEver = std::numeric_limits<long>::max();

// The steps after which a thing is there, both included.
struct Lifetime {
  long first = 0;
  long last = 0;
  bool operator==(const Lifetime&) const = default;
};

// The call that a process made last, from `step` on.
struct PastCall {
  long step = 0;
  std::string long_text;   // with its result, strings cut at 32 characters
  std::string short_text;  // cut at 6
};

struct PlannedProcess {
  Pid pid;
  Pid parent;
  std::string name;
  Lifetime life;                   // until it is reaped
  std::optional<int> raw_status;   // wait(2); of one that has ended
  int column = -1;                 // from the left; -1: only counted
  int highest_fd = -1;             // ever open
  bool streams_are_one = true;     // 0, 1 and 2 have been the same description all the time
  std::map<int, long> first_open;  // descriptor -> step
  std::vector<PastCall> calls;     // by step
};

enum class ObjectKind { kTerminal, kOutside, kPipe };

struct PlannedObject {
  ObjectId id;
  ObjectKind kind = ObjectKind::kTerminal;
  std::string name;  // "pipe #1"
  Lifetime life;
  int lot = -1;              // index in MapPlan::lots; -1: only counted
  std::vector<Pid> writers;  // processes that wrote into it
};

// Where a descriptor's edge starts: its number in the card of this column.
struct Origin {
  int column = 0;
  int fd = 0;
  auto operator<=>(const Origin&) const = default;
};

struct PlannedDescription {
  DescriptionId id;
  ObjectId object;
  int status_flags = 0;  // when it was made
  Lifetime life;
  int berth = 0;                // from the left in its lot
  std::vector<Origin> origins;  // of all descriptors that ever name it, ascending
};

// A stretch of the kernel's floor that belongs to one object at a time.
struct Lot {
  enum class Kind { kNarrow, kPipe } kind = Kind::kNarrow;
  int berths = 1;  // descriptions side by side above the object
};

struct MapPlan {
  std::vector<PlannedProcess> processes;         // by birth
  std::vector<PlannedDescription> descriptions;  // by number
  std::vector<PlannedObject> objects;            // by number
  std::vector<Lot> lots;                         // from the left
  int columns = 1;                               // 1..kColumns
  bool has_more_card = false;  // the last column sums up the processes that have no card

  // nullptr: not on the plan.
  const PlannedProcess* find(Pid pid) const;
  const PlannedDescription* find(DescriptionId id) const;
  const PlannedObject* find(ObjectId id) const;
};

// The latest call of a process that it made in steps 1..step, or nullptr.
const PastCall* last_call(const PlannedProcess& process, long step);

}  // namespace gui::scene
