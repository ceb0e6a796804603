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
inline constexpr int kWideLots = 4;  // pipes and files side by side
inline constexpr int kCardLots = 3;  // directories and null devices side by side
inline constexpr int kSyncLots = 5;  // mutexes and their kin side by side
inline constexpr int kSocketLots = 6;
inline constexpr int kBerths = 6;  // descriptions of one object side by side
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

// A thread of a process that ever has several.
struct PlannedThread {
  sim::abi::ThreadId id;
  Lifetime life;  // until it is joined
  int row = 0;    // on the card, from the top
};

struct PlannedProcess {
  Pid pid;
  Pid parent;
  std::string name;                    // its last one: exec() gives it another
  int host = 0;                        // index in MapPlan::hosts
  Lifetime life;                       // until it is reaped
  std::optional<int> raw_status;       // wait(2); of one that has ended
  int column = -1;                     // from the left; -1: only counted
  int highest_fd = -1;                 // ever open
  bool streams_are_one = true;         // 0, 1 and 2 have been the same description all the time
  std::map<int, long> first_open;      // descriptor -> step
  std::vector<PastCall> calls;         // by step
  std::vector<PlannedThread> threads;  // by birth; empty: it only ever has its main one
};

enum class ObjectKind {
  kTerminal,
  kOutside,
  kPipe,
  kFile,
  kDirectory,
  kNullDevice,
  kSync,
  kSocket,
  kSocketFile,  // is never drawn: the socket shows its name
};

// The bytes of a file that a step was about: a transfer, a new offset, a new size.
struct TouchedBytes {
  long step = 0;
  std::size_t from = 0, to = 0;
};

struct PlannedObject {
  ObjectId id;
  ObjectKind kind = ObjectKind::kTerminal;
  std::string name;                   // "pipe #1", "file foo.txt": when it was first seen
  Lifetime life;                      // of what is drawn only while it is open: its opens
  int lot = -1;                       // index in MapPlan::lots; -1: only counted
  std::vector<Pid> writers;           // processes that wrote into it
  bool has_name = false;              // in a directory
  int host = 0;                       // index in MapPlan::hosts
  std::size_t extent = 0;             // of a file: as far as its bytes and its offsets ever reach
  std::vector<TouchedBytes> touched;  // of a file, by step
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
  enum class Side { kAbove, kLeft, kRight } side = Side::kAbove;  // of its object
  int rank = 0;                 // among those that are on its side
  int berth = 0;                // from the left in its lot; -1: only counted
  int number = 0;               // among all that its object ever has, by birth: 0 for the first
  int of = 1;                   // how many these are
  int tint = -1;                // of a file: which of the colours of descriptions; else -1
  std::vector<Origin> origins;  // of all descriptors that ever name it, ascending
};

// A stretch of the kernel's floor that belongs to one object at a time.
struct Lot {
  enum class Kind { kNarrow, kWide } kind = Kind::kNarrow;
  int berths = 1;    // descriptions side by side above the object
  float weight = 0;  // of a wide lot: its share of the room
  int host = 0;
};

// A machine, and what of the map is its own. Several of them stand beside each other.
struct PlannedHost {
  std::string name;     // "" of an only one
  std::string address;  // "10.0.0.2"
  int first_column = 0, columns = 1;
  int first_lot = 0, lots = 0;
};

struct MapPlan {
  std::vector<PlannedProcess> processes;         // by birth
  std::vector<PlannedDescription> descriptions;  // by number
  std::vector<PlannedObject> objects;            // by number
  std::vector<Lot> lots;                         // from the left
  std::vector<PlannedHost> hosts;                // from the left; at least one
  int columns = 1;                               // 1..kColumns
  bool has_more_card = false;  // the last column sums up the processes that have no card

  // nullptr: not on the plan.
  const PlannedProcess* find(Pid pid) const;
  const PlannedDescription* find(DescriptionId id) const;
  const PlannedObject* find(ObjectId id) const;
};

// The first of `cells` bytes of a file that are shown after a step, where not all can be: so that
// what was touched last is among them.
std::size_t first_shown(const PlannedObject& file, long step, std::size_t cells);

// The latest call of a process that it made in steps 1..step, or nullptr.
const PastCall* last_call(const PlannedProcess& process, long step);

}  // namespace gui::scene
