// The markers of a file's offsets: placed without lying on each other, and on their way.

#include "gui/scene/file_markers.h"

#include <algorithm>

#include "gui/scene/geometry.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {
namespace {

constexpr float kWidth = 18, kHeight = 16;  // design pixels
constexpr float kBesides = 20;              // between the middles of two
constexpr float kAbove = 6;                 // of its height above the tray's edge

// From the left edge of the first cell on, at the boundaries between cells.
void point_at(Marker& marker, const FilePlaces& places, std::size_t first, long offset) {
  const std::size_t cells = places.cells.size();
  const auto at = static_cast<std::size_t>(offset);
  if (at < first) {
    marker.points = Marker::Points::kLeft;
    marker.offset_x = places.left_end.center().x;
  } else if (at > first + cells) {
    marker.points = Marker::Points::kRight;
    marker.offset_x = places.right_end.center().x;
  } else {
    const float pitch = cells > 1 ? places.cells[1].x - places.cells[0].x : places.cells[0].w;
    const float gap = pitch - places.cells[0].w;
    marker.offset_x = places.cells[0].x - gap / 2 + pitch * static_cast<float>(at - first);
  }
}

// Moves markers apart, so little as is possible, and keeps them over the tray.
void spread(std::vector<Marker>& markers, const Rect& tray, float apart) {
  std::vector<Marker*> order;
  for (Marker& marker : markers) order.push_back(&marker);
  std::stable_sort(order.begin(), order.end(),
                   [](const Marker* a, const Marker* b) { return a->offset_x < b->offset_x; });
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && order[end]->offset_x == order[i]->offset_x) ++end;
    const float middle = static_cast<float>(end - i - 1) / 2;
    for (std::size_t k = i; k < end; ++k) {
      order[k]->x = order[k]->offset_x + (static_cast<float>(k - i) - middle) * apart;
    }
    i = end;
  }
  float least = tray.x + apart / 2;
  for (Marker* marker : order) {
    marker->x = std::max(marker->x, least);
    least = marker->x + apart;
  }
  float most = tray.right() - apart / 2;
  for (auto marker = order.rbegin(); marker != order.rend(); ++marker) {
    (*marker)->x = std::min((*marker)->x, most);
    most = (*marker)->x - apart;
  }
}

std::vector<Marker> markers_in(const Stage& stage, const PlannedObject& file,
                               const sim::world::World& world) {
  const FilePlaces places = strip_places(stage, file);
  const std::size_t first = first_shown(file, world.steps, places.cells.size());
  std::vector<Marker> markers;
  for (const PlannedDescription& description : stage.plan.descriptions) {
    if (description.object != file.id || description.berth < 0) continue;
    const auto* open = world.kernel.descriptions.find(description.id);
    if (!open) continue;
    Marker marker;
    marker.description = &description;
    point_at(marker, places, first, open->offset);
    markers.push_back(marker);
  }
  spread(markers, places.tray, stage.px(kBesides));
  return markers;
}

const Marker* find(const std::vector<Marker>& markers, const PlannedDescription* description) {
  const auto found = std::find_if(markers.begin(), markers.end(), [&](const Marker& marker) {
    return marker.description == description;
  });
  return found == markers.end() ? nullptr : &*found;
}

// How far the offsets have come. Where motion is reduced they jump.
float glide(const Beat& beat) {
  if (beat.motion == Moment::Motion::kReduced) return is_revealed(beat) ? 1.0f : 0.0f;
  return eased(beat, kTravel);
}

Polygon triangle(const Canvas& canvas, const Marker& marker, float top, Ink ink) {
  const float half = canvas.px(kWidth / 2), height = canvas.px(kHeight);
  const float x = marker.x, bottom = top + height;
  if (marker.points == Marker::Points::kDown) {
    return {{{x - half, top}, {x + half, top}, {x, bottom}}, ink};
  }
  const float way = marker.points == Marker::Points::kLeft ? -1.0f : 1.0f;
  return {{{x - way * half, top}, {x + way * half, top + height / 2}, {x - way * half, bottom}},
          ink};
}

}  // namespace

FilePlaces strip_places(const Stage& stage, const PlannedObject& file) {
  return file_places(stage.places, file.lot, file.extent);
}

std::vector<Marker> markers_of(const Stage& stage, const PlannedObject& file) {
  const std::vector<Marker> was = markers_in(stage, file, stage.beat.before);
  std::vector<Marker> markers = markers_in(stage, file, stage.beat.after);
  const float gone = glide(stage.beat);
  for (Marker& marker : markers) {
    const Marker* old = find(was, marker.description);
    marker.there = presence(stage.beat, change_of(stage.beat, marker.description->id));
    if (!old) continue;
    marker.x = lerp(old->x, marker.x, gone);
    marker.offset_x = lerp(old->offset_x, marker.offset_x, gone);
    if (gone < 0.5f) marker.points = old->points;
  }
  for (const Marker& old : was) {
    if (find(markers, old.description)) continue;
    markers.push_back(old);
    markers.back().there = presence(stage.beat, Change::kVanishes);
  }
  return markers;
}

Point marker_top(const Stage& stage, const PlannedDescription& description) {
  const PlannedObject& file = *stage.plan.find(description.object);
  const Rect tray = strip_places(stage, file).tray;
  const std::vector<Marker> markers = markers_of(stage, file);
  const Marker* marker = find(markers, &description);
  return {marker ? marker->x : tray.center().x, tray.y - stage.px(kAbove)};
}

Picture draw_markers(const Stage& stage, const PlannedObject& file) {
  Canvas canvas = stage.canvas();
  const float top = strip_places(stage, file).tray.y - canvas.px(kAbove);
  for (const Marker& marker : markers_of(stage, file)) {
    if (marker.there <= 0) continue;
    const Ink ink{description_tone(stage, *marker.description, Change::kSteady), marker.there};
    canvas.polygon({name_of(marker.description->id) + "/marker", name_of(file.id), Role::kMark},
                   triangle(canvas, marker, top, ink));
  }
  return canvas.take();
}

}  // namespace gui::scene
