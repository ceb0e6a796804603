// The geometry of a map: grounds, cards, descriptions, objects.

#include "gui/scene/map_places.h"

#include <algorithm>
#include <cmath>

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

CardRow card_row(int columns) {
  if (columns <= 2) return {50, 110};
  if (columns == 3) return {40, 60};
  if (columns == 4) return {30, 40};
  return {24, columns == 5 ? 20.0f : 12.0f};
}

void place_cards(const MapPlan& plan, MapPlaces& places) {
  const CardRow row = card_row(plan.columns);
  const float width_units = places.area.w / places.unit;
  const auto columns = static_cast<float>(plan.columns);
  const float gaps = (columns - 1) * row.gap;
  const float width = std::min(560.0f, (width_units - 2 * row.margin - gaps) / columns);
  const float start = (width_units - columns * width - gaps) / 2;
  const float top = places.area.y + 40 * places.stretch * places.unit;
  const float height = 282 * places.stretch * places.unit;
  for (float column = 0; column < columns; ++column) {
    const float x = places.area.x + (start + column * (width + row.gap)) * places.unit;
    places.cards.push_back({x, top, width * places.unit, height});
  }
  places.form = width >= kWideCard ? CardForm::kWide : CardForm::kNarrow;
}

// The wide lots take the room that the narrow ones leave; without them these stand in the middle.
void place_lots(const MapPlan& plan, MapPlaces& places) {
  float narrow = 0, weights = 0;
  for (const Lot& lot : plan.lots) {
    narrow += lot.kind == Lot::Kind::kNarrow ? 1 : 0;
    weights += lot.kind == Lot::Kind::kWide ? lot.weight : 0;
  }
  const float gap = 28;
  const float gaps = gap * std::max(0.0f, static_cast<float>(plan.lots.size()) - 1);
  const float room = places.area.w / places.unit - 2 * kSideMargin - gaps;
  const float share = room / std::max(1.0f, 1.25f * narrow + weights);
  const float narrow_width = std::min(330.0f, 1.25f * share);
  const float rest = room - narrow * narrow_width;
  float x = kSideMargin + (weights > 0 ? 0 : rest / 2);
  for (const Lot& lot : plan.lots) {
    const bool is_narrow = lot.kind == Lot::Kind::kNarrow;
    const float width = is_narrow ? narrow_width : rest * lot.weight / weights;
    places.lots.push_back({places.area.x + x * places.unit, places.kernel.y, width * places.unit,
                           places.area.bottom() - places.kernel.y});
    x += width + gap;
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
  const float floor_top = design_y(places, 336);
  places.user_space = {area.x, area.y, area.w, floor_top - area.y};
  places.kernel = {area.x, floor_top, area.w, area.bottom() + ground_below - floor_top};
  places.descriptions_top = design_y(places, 386);
  places.descriptions_bottom = places.descriptions_top + 74 * places.unit;
  place_cards(plan, places);
  places.joins_streams = std::any_of(
      plan.processes.begin(), plan.processes.end(),
      [&](const auto& process) { return process.column >= 0 && is_crowded(places, process); });
  place_lots(plan, places);
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
