// The geometry of a map: grounds, cards, descriptions, objects.

#include "gui/scene/map_places.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "gui/scene/geometry.h"

namespace gui::scene {
namespace {

constexpr float kDesignHeight = 664;
constexpr float kLeastWidth = 1020, kLeastHeight = 520;  // smaller: the type shrinks with the area
constexpr float kSideMargin = 30;                        // of the kernel's floor
constexpr float kWideCard = 400;                         // from this width on the badge is beside

struct CardRow {
  float margin, gap;
};

CardRow card_row(int columns, bool is_alone) {
  if (!is_alone) return {14, 12};
  if (columns <= 2) return {50, 110};
  if (columns == 3) return {40, 60};
  if (columns == 4) return {30, 40};
  return {24, columns == 5 ? 20.0f : 12.0f};
}

// A machine's cards, beside each other in its frame.
void place_cards(const PlannedHost& host, const Rect& frame, bool is_alone, MapPlaces& places) {
  const CardRow row = card_row(host.columns, is_alone);
  const float width_units = frame.w / places.unit;
  const auto columns = static_cast<float>(host.columns);
  const float gaps = (columns - 1) * row.gap;
  const float width = std::min(560.0f, (width_units - 2 * row.margin - gaps) / columns);
  const float start = (width_units - columns * width - gaps) / 2;
  const float top = places.area.y + 40 * places.stretch * places.unit;
  const float height = 282 * places.stretch * places.unit;
  for (float column = 0; column < columns; ++column) {
    const float x = frame.x + (start + column * (width + row.gap)) * places.unit;
    places.cards.push_back({x, top, width * places.unit, height});
  }
  if (width < kWideCard) places.form = CardForm::kNarrow;
}

// The wide lots take the room that the narrow ones leave; without them these stand in the middle.
void place_lots(std::span<const Lot> lots, const Rect& frame, bool is_alone, MapPlaces& places) {
  float narrow = 0, weights = 0;
  for (const Lot& lot : lots) {
    narrow += lot.kind == Lot::Kind::kNarrow ? 1 : 0;
    weights += lot.kind == Lot::Kind::kWide ? lot.weight : 0;
  }
  const float gap = is_alone ? 28 : 12;
  const float margin = is_alone ? kSideMargin : 16;
  const float gaps = gap * std::max(0.0f, static_cast<float>(lots.size()) - 1);
  const float room = frame.w / places.unit - 2 * margin - gaps;
  const float share = room / std::max(1.0f, 1.25f * narrow + weights);
  const float narrow_width = std::min(is_alone ? 330.0f : 420.0f, 1.25f * share);
  const float rest = room - narrow * narrow_width;
  float x = margin + (weights > 0 ? 0 : rest / 2);
  for (const Lot& lot : lots) {
    const bool is_narrow = lot.kind == Lot::Kind::kNarrow;
    const float width = is_narrow ? narrow_width : rest * lot.weight / weights;
    const Rect& kernel = places.hosts.back().kernel;
    places.lots.push_back({frame.x + x * places.unit, kernel.y, width * places.unit,
                           places.area.bottom() - kernel.y});
    x += width + gap;
  }
}

// How wide a machine wants to be: as its cards and its objects do.
float weight_of_host(const PlannedHost& host) {
  const auto columns = static_cast<float>(host.columns);
  const auto lots = static_cast<float>(host.lots);
  return std::max({1.0f, columns, 0.8f * lots});
}

// The machines' frames from left to right, and the network between them.
std::vector<Rect> frames_of(const MapPlan& plan, MapPlaces& places) {
  if (plan.hosts.size() == 1) return {places.area};
  const float between = std::min(150 * places.unit, places.area.w * 0.11f);
  float weights = 0;
  for (const PlannedHost& host : plan.hosts) weights += weight_of_host(host);
  const float room = places.area.w - between * static_cast<float>(plan.hosts.size() - 1);
  std::vector<Rect> frames;
  float x = places.area.x;
  for (const PlannedHost& host : plan.hosts) {
    if (!frames.empty()) {
      places.networks.push_back({x, places.area.y, between, places.area.h});
      x += between;
    }
    const float width = room * weight_of_host(host) / weights;
    frames.push_back({x, places.area.y, width, places.area.h});
    x += width;
  }
  return frames;
}

void place_hosts(const MapPlan& plan, float floor_top, float ground_below, MapPlaces& places) {
  const std::vector<Rect> frames = frames_of(plan, places);
  const bool is_alone = frames.size() == 1;
  for (std::size_t number = 0; number < frames.size(); ++number) {
    const Rect& frame = frames[number];
    const PlannedHost& host = plan.hosts[number];
    const float inset = is_alone ? 0 : 5 * places.unit;
    const float bottom = places.area.bottom() + ground_below;
    places.hosts.push_back(
        {{frame.x, frame.y, frame.w, bottom - frame.y},
         {frame.x, frame.y, frame.w, floor_top - frame.y},
         {frame.x + inset, floor_top, frame.w - 2 * inset, bottom - inset - floor_top}});
    place_cards(host, frame, is_alone, places);
    const auto lots = std::span(plan.lots).subspan(static_cast<std::size_t>(host.first_lot),
                                                   static_cast<std::size_t>(host.lots));
    place_lots(lots, frame, is_alone, places);
  }
}

float widest_description(ObjectKind kind) {  // design pixels
  if (kind == ObjectKind::kPipe) return 300;
  return kind == ObjectKind::kFile ? 400 : 330;
}

}  // namespace

float design_y(const MapPlaces& places, float y) {
  return places.area.y + y * places.stretch * places.unit;
}

MapPlaces places_for(const MapPlan& plan, Rect area, float unit, float ground_below) {
  MapPlaces places;
  places.area = area;
  places.unit = std::min({unit, area.w / kLeastWidth, area.h / kLeastHeight});
  places.stretch = area.h / places.unit / kDesignHeight;
  places.descriptions_top = design_y(places, 386);
  places.descriptions_bottom = places.descriptions_top + 74 * places.unit;
  places.form = CardForm::kWide;
  place_hosts(plan, design_y(places, 336), ground_below, places);
  places.joins_streams = std::any_of(
      plan.processes.begin(), plan.processes.end(),
      [&](const auto& process) { return process.column >= 0 && is_crowded(places, process); });
  return places;
}

Rect description_place(const MapPlan& plan, const MapPlaces& places,
                       const PlannedDescription& description) {
  const PlannedObject* object = plan.find(description.object);
  const auto index = static_cast<std::size_t>(object->lot);
  const Rect& floor = places.lots[index];
  const auto berths = static_cast<float>(std::max(1, plan.lots[index].berths));
  const float gap = 16 * places.unit;
  const float width = std::min(widest_description(object->kind) * places.unit,
                               (floor.w - (berths - 1) * gap) / berths);
  // Pipe ends stand so far apart, where there is room, that their edges reach the ring from
  // outside.
  const float apart =
      object->kind == ObjectKind::kFile ? width + 60 * places.unit : 560 * places.unit;
  const float pitch = std::min(std::max(width + gap, apart),
                               berths > 1 ? (floor.w - width) / (berths - 1) : floor.w);
  const float start = floor.center().x - ((berths - 1) * pitch + width) / 2;
  return {start + static_cast<float>(description.berth) * pitch, places.descriptions_top, width,
          places.descriptions_bottom - places.descriptions_top};
}

NarrowPlaces narrow_places(const MapPlaces& places, int lot) {
  const float unit = places.unit;
  const Rect& floor = places.lots[static_cast<std::size_t>(lot)];
  const float width = std::min(240 * unit, floor.w - 8 * unit);
  const float x = floor.x + std::min(20 * unit, (floor.w - width) / 2);
  const float row = places.area.bottom() - 36 * unit;
  const float top = std::max(places.descriptions_bottom + 38 * unit, design_y(places, 526));
  NarrowPlaces result;
  result.box = {x, top, width, std::min(84 * unit, row - 6 * unit - top)};
  result.card = result.box;
  result.card.h = places.area.bottom() - 8 * unit - top;
  result.waiting_label = {x, row, width * 0.5f, 28 * unit};
  result.waiting_pills = {x + width * 0.5f, row, floor.right() - x - width * 0.5f, 28 * unit};
  return result;
}

NarrowPlaces socket_places(const MapPlaces& places, int lot) {
  const float unit = places.unit;
  const Rect& floor = places.lots[static_cast<std::size_t>(lot)];
  NarrowPlaces result = narrow_places(places, lot);
  const float width = std::min(330 * unit, floor.w - 4 * unit);
  const float bottom = result.box.bottom();
  const float top = std::max(places.descriptions_bottom + 26 * unit, design_y(places, 494));
  result.box = {floor.x + (floor.w - width) / 2, top, width, bottom - top};
  result.card = result.box;
  return result;
}

NarrowPlaces card_places(const MapPlaces& places, const PlannedObject& object) {
  const bool is_socket = object.kind == ObjectKind::kSocket;
  return is_socket ? socket_places(places, object.lot) : narrow_places(places, object.lot);
}

Point arrival(const PlannedDescription& description, const Rect& box, Origin origin, float unit) {
  const auto& all = description.origins;
  const auto rank = std::lower_bound(all.begin(), all.end(), origin) - all.begin();
  const auto count = static_cast<float>(std::max<std::size_t>(1, all.size()));
  const float margin = std::min(28 * unit, box.w / 8);
  const float pitch = std::min((box.w - 2 * margin) / count, 60 * unit);
  const float start = box.center().x - pitch * (count - 1) / 2;
  return {start + pitch * static_cast<float>(rank), box.y};
}

}  // namespace gui::scene
