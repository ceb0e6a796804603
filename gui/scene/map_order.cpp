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

bool assign_columns(MapPlan& plan, int most) {
  Places places(most);
  bool all_have_one = true;
  for (PlannedProcess& process : plan.processes) {
    process.column = places.take(process.life);
    all_have_one = all_have_one && process.column >= 0;
  }
  plan.columns = std::max(1, places.count());
  return all_have_one;
}

void assign_columns(MapPlan& plan) {
  if (assign_columns(plan, kColumns)) return;
  assign_columns(plan, kColumns - 1);
  plan.columns = kColumns;
  plan.has_more_card = true;
}

void assign_lots(MapPlan& plan) {
  for (PlannedObject& object : plan.objects) {
    if (object.kind == ObjectKind::kPipe) continue;
    object.lot = static_cast<int>(plan.lots.size());
    plan.lots.push_back({Lot::Kind::kNarrow, 1});
  }
  const auto narrow = static_cast<int>(plan.lots.size());
  Places places(kPipeLots);
  for (PlannedObject& object : plan.objects) {
    if (object.kind != ObjectKind::kPipe) continue;
    const int place = places.take(object.life);
    object.lot = place < 0 ? -1 : narrow + place;
  }
  for (int i = 0; i < places.count(); ++i) plan.lots.push_back({Lot::Kind::kPipe, 2});
}

bool is_write_end(const PlannedDescription& description) {
  return (description.status_flags & O_ACCMODE) == O_WRONLY;
}

// Pipe ends stand left and right of their ring; other descriptions share their lot side by side.
void assign_berths(MapPlan& plan) {
  for (const PlannedObject& object : plan.objects) {
    if (object.lot < 0) continue;
    Places places(8);
    for (PlannedDescription& description : plan.descriptions) {
      if (description.object != object.id) continue;
      if (object.kind == ObjectKind::kPipe) {
        description.berth = is_write_end(description) ? 0 : 1;
      } else {
        description.berth = std::max(0, places.take(description.life));
      }
    }
    Lot& lot = plan.lots[static_cast<std::size_t>(object.lot)];
    lot.berths = std::max(lot.berths, places.count());
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
  if (!object || object->lot < 0 || column < 0) return std::nullopt;
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

void turn_pipe(MapPlan& plan, ObjectId pipe) {
  for (PlannedDescription& description : plan.descriptions) {
    if (description.object == pipe) description.berth = 1 - description.berth;
  }
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
    turn_pipe(plan, object.id);
    if (crossings(strands_of(plan, own)) >= straight) turn_pipe(plan, object.id);
  }
}

// The order of the pipe lots with the fewest crossings; of equals the one nearest to birth order.
void order_pipe_lots(MapPlan& plan, const std::vector<Link>& links) {
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
  assign_lots(plan);
  assign_berths(plan);
  turn_pipes(plan, links);
  order_pipe_lots(plan, links);
  note_origins(plan, links);
}

long crossings(const MapPlan& plan, const std::vector<Link>& links) {
  return crossings(strands_of(plan, links));
}

}  // namespace gui::scene
