// The geometry of a pipe on the kernel's floor: its ring, its caption, and who waits beside it.

#include <algorithm>

#include "gui/scene/map_places.h"

namespace gui::scene {
namespace {

constexpr float kRoomy = 780;  // floor width from which the waiting stand beside the ring

void place_slots(PipePlaces& pipe, const MapPlaces& places, int slots, float most_width) {
  const float unit = places.unit;
  const auto count = static_cast<float>(slots);
  const float cap = 15 * unit;
  const float pitch = std::min(58 * unit, (most_width - 2 * cap) / count);
  const float gap = std::min(6 * unit, pitch * 0.14f);
  const float width = pitch * count - gap + 2 * cap;
  pipe.ring.x = pipe.ring.center().x - width / 2;
  pipe.ring.w = width;
  const float inner = pipe.ring.h * 0.68f;
  for (float slot = 0; slot < count; ++slot) {
    pipe.slots.push_back({pipe.ring.x + cap + slot * pitch, pipe.ring.y + (pipe.ring.h - inner) / 2,
                          pitch - gap, inner});
  }
}

// The ring lies between its caption and the descriptions, which keep room for their edges.
Rect ring_band(const MapPlaces& places, const Rect& floor, float caption_top, float most_height) {
  const float unit = places.unit;
  const float top = std::max(places.descriptions_bottom + 34 * unit, design_y(places, 508));
  const float bottom = caption_top - 6 * unit;
  const float height = std::min(most_height * unit, bottom - top);
  return {floor.x, top + std::min(8 * unit, bottom - top - height), floor.w, height};
}

PipePlaces roomy_pipe(const MapPlaces& places, const Rect& floor, int slots) {
  const float unit = places.unit;
  const float side = 150 * unit;
  PipePlaces pipe;
  pipe.caption = {floor.x + side + 10 * unit, places.area.bottom() - 36 * unit,
                  floor.w - 2 * side - 20 * unit, 28 * unit};
  pipe.ring = ring_band(places, floor, pipe.caption.y, 100);
  place_slots(pipe, places, slots, floor.w - 2 * 190 * unit);
  const float pills_top = pipe.caption.bottom() - 30 * unit;
  pipe.left_pills = {floor.x, pills_top, side, 30 * unit};
  pipe.right_pills = {floor.right() - side, pills_top, side, 30 * unit};
  pipe.left_label = {floor.x, pills_top - 25 * unit, side, 22 * unit};
  pipe.right_label = {floor.right() - side, pills_top - 25 * unit, side, 22 * unit};
  return pipe;
}

PipePlaces tight_pipe(const MapPlaces& places, const Rect& floor, int slots) {
  const float unit = places.unit;
  const float line = 26 * unit;
  const float top = places.area.bottom() - 8 * unit - line;
  const float half = floor.w / 2 - 6 * unit;
  const float label = std::min(half * 0.56f, 124 * unit);
  PipePlaces pipe;
  pipe.left_label = {floor.x, top, label - 6 * unit, line};
  pipe.left_pills = {floor.x + label, top, half - label, line};
  pipe.right_label = {floor.right() - half, top, label - 6 * unit, line};
  pipe.right_pills = {floor.right() - half + label, top, half - label, line};
  pipe.caption = {floor.x, top - 28 * unit, floor.w, 24 * unit};
  pipe.ring = ring_band(places, floor, pipe.caption.y, 88);
  place_slots(pipe, places, slots, floor.w - 2 * 26 * unit);
  return pipe;
}

}  // namespace

PipePlaces pipe_places(const MapPlaces& places, int lot, int slots) {
  const Rect& floor = places.lots[static_cast<std::size_t>(lot)];
  if (floor.w >= kRoomy * places.unit) return roomy_pipe(places, floor, slots);
  return tight_pipe(places, floor, slots);
}

}  // namespace gui::scene
