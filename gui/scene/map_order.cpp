// Who stands beside whom on the map.

#include "gui/scene/map_order.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include <fcntl.h>

namespace gui::scene {
namespace {

constexpr std::size_t kMostCompared = 400;  // links, for the count of crossings

// Gives each lifetime the lowest place that is free by then. A place is free again one step after
// its owner has gone, so that the two never meet in one beat.
class Places {
 public:
  explicit Places(int most) : most_(most) {}

  int take(const Lifetime& life) {
    const auto free = std::find_if(taken_until_.begin(), taken_until_.end(), [&](long last) {
      return last != kForEver && last + 1 < life.first;
    });
    const auto place = static_cast<int>(free - taken_until_.begin());
    if (free != taken_until_.end()) {
      *free = life.last;
      return place;
    }
    if (place >= most_) return -1;
    taken_until_.push_back(life.last);
    return place;
  }

  int count() const { return static_cast<int>(taken_until_.size()); }

 private:
  int most_;
  std::vector<long> taken_until_;
};

// The machines' columns stand beside each other, each machine having at most `most`.
bool assign_columns(MapPlan& plan, int most) {
  bool all_have_one = true;
  int first = 0;
  for (std::size_t host = 0; host < plan.hosts.size(); ++host) {
    Places places(most);
    for (PlannedProcess& process : plan.processes) {
      if (process.host != static_cast<int>(host)) continue;
      const int place = places.take(process.life);
      process.column = place < 0 ? -1 : first + place;
      all_have_one = all_have_one && place >= 0;
    }
    plan.hosts[host].first_column = first;
    plan.hosts[host].columns = std::max(1, places.count());
    first += plan.hosts[host].columns;
  }
  plan.columns = first;
  return all_have_one && plan.columns <= kColumns;
}

// The more machines, the fewer columns has each.
void assign_columns(MapPlan& plan) {
  for (int most = kColumns; most * static_cast<int>(plan.hosts.size()) >= kColumns; --most) {
    if (assign_columns(plan, most)) return;
  }
  const int least = std::max(1, kColumns / static_cast<int>(plan.hosts.size()));
  const bool is_only = plan.hosts.size() == 1;
  if (assign_columns(plan, is_only ? kColumns - 1 : least)) return;
  plan.hosts.back().columns += 1;
  plan.columns += 1;
  plan.has_more_card = true;
}

// Each thread keeps its row until it is joined.
void assign_rows(MapPlan& plan) {
  for (PlannedProcess& process : plan.processes) {
    Places rows(static_cast<int>(process.threads.size()));
    for (PlannedThread& thread : process.threads) thread.row = rows.take(thread.life);
  }
}

// Lots for a machine's objects of some kinds, at most `most` of them.
template <class IsOne>
void assign_lots(MapPlan& plan, int host, Lot::Kind kind, int most, IsOne is_one) {
  const auto before = static_cast<int>(plan.lots.size());
  Places places(most);
  for (PlannedObject& object : plan.objects) {
    if (object.host != host || !is_one(object.kind)) continue;
    const int place = places.take(object.life);
    object.lot = place < 0 ? -1 : before + place;
  }
  for (int i = 0; i < places.count(); ++i) plan.lots.push_back({kind, 1, 0, host});
}

bool is_stream(ObjectKind kind) {
  return kind == ObjectKind::kTerminal || kind == ObjectKind::kOutside;
}
bool is_wide(ObjectKind kind) { return kind == ObjectKind::kPipe || kind == ObjectKind::kFile; }
bool is_sync(ObjectKind kind) { return kind == ObjectKind::kSync; }
bool is_socket(ObjectKind kind) { return kind == ObjectKind::kSocket; }
// Sockets beside each other: a machine with more processes is drawn wider.
int most_sockets(const PlannedHost& host, int hosts) {
  if (hosts == 1) return kSocketLots;
  return std::clamp(host.columns + 1, 2, 5);
}
bool is_card(ObjectKind kind) {
  return kind == ObjectKind::kDirectory || kind == ObjectKind::kNullDevice;
}

// The terminal is nobody's machine: beside several of them it is not drawn.
void assign_lots_of(MapPlan& plan, int host, int share) {
  const auto all = static_cast<int>(plan.objects.size());
  PlannedHost& planned = plan.hosts[static_cast<std::size_t>(host)];
  planned.first_lot = static_cast<int>(plan.lots.size());
  if (plan.hosts.size() == 1) assign_lots(plan, host, Lot::Kind::kNarrow, all, is_stream);
  assign_lots(plan, host, Lot::Kind::kNarrow, std::max(1, kCardLots / share), is_card);
  assign_lots(plan, host, Lot::Kind::kNarrow, std::max(1, kSyncLots / share), is_sync);
  assign_lots(plan, host, Lot::Kind::kNarrow, most_sockets(planned, share), is_socket);
  assign_lots(plan, host, Lot::Kind::kWide, std::max(1, kWideLots / share), is_wide);
  planned.lots = static_cast<int>(plan.lots.size()) - planned.first_lot;
}

void assign_lots(MapPlan& plan) {
  const auto hosts = static_cast<int>(plan.hosts.size());
  for (int host = 0; host < hosts; ++host) assign_lots_of(plan, host, hosts);
}

bool is_write_end(const PlannedDescription& description) {
  return (description.status_flags & O_ACCMODE) == O_WRONLY;
}

using Side = PlannedDescription::Side;

// The descriptions of an object that stand on one side of it.
template <class Visit>
void for_each_on(MapPlan& plan, ObjectId object, Side side, Visit visit) {
  for (PlannedDescription& description : plan.descriptions) {
    if (description.object == object && description.side == side) visit(description);
  }
}

// Returns how many stand beside each other.
int rank_side(MapPlan& plan, ObjectId object, Side side) {
  Places places(side == Side::kAbove ? kBerths : kBerths / 2);
  for_each_on(plan, object, side, [&](PlannedDescription& description) {
    description.rank = places.take(description.life);
  });
  return places.count();
}

// A file takes as much room as its bytes and its descriptions want, a pipe always the same.
float weight_of(const PlannedObject& object, int berths) {
  if (object.kind != ObjectKind::kFile) return 2;
  const auto bytes = static_cast<float>(std::min<std::size_t>(object.extent, 64));
  return std::clamp(std::max(bytes * 0.11f, static_cast<float>(berths) * 0.75f), 1.3f, 3.6f);
}

// What stands on the right is counted from the right.
void place_berths(MapPlan& plan, const PlannedObject& object) {
  const int berths = plan.lots[static_cast<std::size_t>(object.lot)].berths;
  int most = 0;
  for_each_on(plan, object.id, Side::kRight, [&](const PlannedDescription& description) {
    most = std::max(most, description.rank);
  });
  for (PlannedDescription& description : plan.descriptions) {
    if (description.object != object.id) continue;
    const int from = description.side == Side::kRight ? berths - 1 - most : 0;
    description.berth = description.rank < 0 ? -1 : from + description.rank;
  }
}

// Pipe ends stand left and right of their ring; other descriptions share their lot side by side.
void assign_sides(MapPlan& plan) {
  for (PlannedDescription& description : plan.descriptions) {
    const PlannedObject* object = plan.find(description.object);
    if (!object || object->kind != ObjectKind::kPipe) continue;
    description.side = is_write_end(description) ? Side::kLeft : Side::kRight;
  }
}

void assign_berths(MapPlan& plan) {
  assign_sides(plan);
  for (PlannedDescription& description : plan.descriptions) description.berth = -1;
  for (const PlannedObject& object : plan.objects) {
    if (object.lot < 0) continue;
    const int beside = std::max(1, rank_side(plan, object.id, Side::kLeft)) +
                       std::max(1, rank_side(plan, object.id, Side::kRight));
    const int above = rank_side(plan, object.id, Side::kAbove);
    Lot& lot = plan.lots[static_cast<std::size_t>(object.lot)];
    const int berths = object.kind == ObjectKind::kPipe ? beside : above;
    lot.berths = std::max(lot.berths, berths);
    lot.weight = std::max(lot.weight, weight_of(object, berths));
  }
  for (const PlannedObject& object : plan.objects) {
    if (object.lot >= 0) place_berths(plan, object);
  }
}

// "first open", "second open"; and colours, so that no two descriptions that meet look alike.
void number_opens(MapPlan& plan) {
  constexpr int kTints = 6;
  Places tints(kTints);
  int next = 0;
  std::map<ObjectId, int> opens;
  for (PlannedDescription& description : plan.descriptions) {
    description.number = opens[description.object]++;
    const PlannedObject* object = plan.find(description.object);
    if (!object || object->kind != ObjectKind::kFile) continue;
    const int free = tints.take(description.life);
    description.tint = free >= 0 ? free : next++ % kTints;
  }
  for (PlannedDescription& description : plan.descriptions) {
    description.of = opens[description.object];
  }
}

// A link as the count of crossings sees it: two places on two lines, for some steps.
struct Strand {
  Origin origin;
  Origin goal;  // lot and berth
  Lifetime life;
};

std::optional<Strand> strand_of(const MapPlan& plan, const Link& link) {
  const PlannedDescription* description = plan.find(link.description);
  const PlannedObject* object = description ? plan.find(description->object) : nullptr;
  const int column = plan.processes[link.process].column;
  if (!object || object->lot < 0 || description->berth < 0 || column < 0) return std::nullopt;
  return Strand{{column, link.fd}, {object->lot, description->berth}, link.life};
}

std::vector<Strand> strands_of(const MapPlan& plan, const std::vector<Link>& links) {
  std::vector<Strand> strands;
  for (const Link& link : links) {
    if (strands.size() == kMostCompared) break;
    if (const auto strand = strand_of(plan, link)) strands.push_back(*strand);
  }
  return strands;
}

constexpr long kLongest = 100'000;  // steps; keeps sums in range

long steps_together(const Lifetime& a, const Lifetime& b) {
  const long first = std::max(a.first, b.first);
  const long last = std::min({a.last, b.last, first + kLongest});
  return std::max(0L, last - first + 1);
}

bool cross(const Strand& a, const Strand& b) {
  return (a.origin < b.origin && a.goal > b.goal) || (b.origin < a.origin && b.goal > a.goal);
}

long crossings(const std::vector<Strand>& strands) {
  long count = 0;
  for (std::size_t i = 0; i < strands.size(); ++i) {
    for (std::size_t j = i + 1; j < strands.size(); ++j) {
      if (cross(strands[i], strands[j])) count += steps_together(strands[i].life, strands[j].life);
    }
  }
  return count;
}

void turn_pipe(MapPlan& plan, const PlannedObject& pipe) {
  for (PlannedDescription& description : plan.descriptions) {
    if (description.object != pipe.id) continue;
    description.side = description.side == Side::kLeft ? Side::kRight : Side::kLeft;
  }
  place_berths(plan, pipe);
}

std::vector<Link> links_to(const MapPlan& plan, const std::vector<Link>& links, ObjectId object) {
  std::vector<Link> result;
  for (const Link& link : links) {
    const PlannedDescription* description = plan.find(link.description);
    if (description && description->object == object) result.push_back(link);
  }
  return result;
}

void turn_pipes(MapPlan& plan, const std::vector<Link>& links) {
  for (const PlannedObject& object : plan.objects) {
    if (object.kind != ObjectKind::kPipe || object.lot < 0) continue;
    const std::vector<Link> own = links_to(plan, links, object.id);
    const long straight = crossings(strands_of(plan, own));
    turn_pipe(plan, object);
    if (crossings(strands_of(plan, own)) >= straight) turn_pipe(plan, object);
  }
}

// The order of the wide lots with the fewest crossings; of equals the one nearest to birth order.
void order_wide_lots(MapPlan& plan, const std::vector<Link>& links) {
  const auto narrow =
      static_cast<int>(std::count_if(plan.lots.begin(), plan.lots.end(), [](const Lot& lot) {
        return lot.kind == Lot::Kind::kNarrow;
      }));
  std::vector<int> order(plan.lots.size());  // old lot -> new lot
  std::iota(order.begin(), order.end(), 0);
  const std::vector<Strand> strands = strands_of(plan, links);
  std::vector<int> best = order;
  long fewest = crossings(strands);
  while (std::next_permutation(order.begin() + narrow, order.end())) {
    std::vector<Strand> moved = strands;
    for (Strand& strand : moved) {
      strand.goal.column = order[static_cast<std::size_t>(strand.goal.column)];
    }
    const long count = crossings(moved);
    if (count >= fewest) continue;
    fewest = count;
    best = order;
  }
  std::vector<Lot> lots = plan.lots;
  for (std::size_t lot = 0; lot < best.size(); ++lot) {
    plan.lots[static_cast<std::size_t>(best[lot])] = lots[lot];
  }
  for (PlannedObject& object : plan.objects) {
    if (object.lot >= 0) object.lot = best[static_cast<std::size_t>(object.lot)];
  }
}

void note_origins(MapPlan& plan, const std::vector<Link>& links) {
  std::map<DescriptionId, std::vector<Origin>> origins;
  for (const Link& link : links) {
    const int column = plan.processes[link.process].column;
    if (column >= 0) origins[link.description].push_back({column, link.fd});
  }
  for (PlannedDescription& description : plan.descriptions) {
    std::vector<Origin>& own = origins[description.id];
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    description.origins = std::move(own);
  }
}

}  // namespace

void order_map(MapPlan& plan, const std::vector<Link>& links) {
  assign_columns(plan);
  assign_rows(plan);
  assign_lots(plan);
  assign_berths(plan);
  number_opens(plan);
  turn_pipes(plan, links);
  if (plan.hosts.size() == 1) order_wide_lots(plan, links);
  note_origins(plan, links);
}

long crossings(const MapPlan& plan, const std::vector<Link>& links) {
  return crossings(strands_of(plan, links));
}

}  // namespace gui::scene
