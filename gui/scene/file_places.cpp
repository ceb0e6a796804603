// The geometry of a file on the kernel's floor: a tray with one cell per byte, and its caption.

#include <algorithm>

#include "gui/scene/map_places.h"

namespace gui::scene {
namespace {

// Design pixels.
constexpr float kPad = 14;         // between the tray's ends and its cells
constexpr float kEndPad = 30;      // the same where the tray says that there is more
constexpr float kPitch = 50;       // of the cells of a short file
constexpr float kLeastPitch = 20;  // so that a byte can be read
constexpr float kLongPitch = 32;   // of the cells of a file that scrolls
constexpr std::size_t kFewestCells = 5;
constexpr float kRuler = 17;  // height of the line of numbers

struct Row {
  std::size_t cells;
  float pitch, pad;  // design pixels
  bool scrolls;
};

// `room`: design pixels that the tray may be wide.
Row row_for(float room, std::size_t extent) {
  const auto most = static_cast<std::size_t>(std::max(1.0f, (room - 2 * kPad) / kLeastPitch));
  if (extent <= most) {
    const std::size_t cells = std::min(most, std::max(extent, kFewestCells));
    const float pitch = std::min(kPitch, (room - 2 * kPad) / static_cast<float>(cells));
    return {cells, pitch, kPad, false};
  }
  const float inner = room - 2 * kEndPad;
  const auto cells = static_cast<std::size_t>(std::max(1.0f, inner / kLongPitch));
  return {cells, std::min(kLongPitch, inner / static_cast<float>(cells)), kEndPad, true};
}

void place_cells(FilePlaces& file, const Row& row, float unit) {
  const float gap = std::min(4.0f, row.pitch * 0.1f);
  const float top = file.tray.h * (row.scrolls ? 0.11f : 0.16f);
  const float ruler = row.scrolls ? kRuler * unit : 0;
  const float height = file.tray.h - (row.scrolls ? top + ruler + 3 * unit : 2 * top);
  float x = file.tray.x + (row.pad + gap / 2) * unit;
  for (std::size_t cell = 0; cell < row.cells; ++cell) {
    file.cells.push_back({x, file.tray.y + top, (row.pitch - gap) * unit, height});
    x += row.pitch * unit;
  }
  file.left_end = {file.tray.x, file.tray.y + top, row.pad * unit, height};
  file.right_end = {file.tray.right() - row.pad * unit, file.tray.y + top, row.pad * unit, height};
  file.ruler = {file.tray.x, file.tray.y + top + height + unit, file.tray.w, ruler};
}

}  // namespace

FilePlaces file_places(const MapPlaces& places, int lot, std::size_t extent) {
  const float unit = places.unit;
  const Rect& floor = places.lots[static_cast<std::size_t>(lot)];
  const Row row = row_for(floor.w / unit, extent);
  FilePlaces file;
  file.scrolls = row.scrolls;
  file.caption = {floor.x, places.area.bottom() - 36 * unit, floor.w, 28 * unit};
  const float bottom = file.caption.y - 6 * unit;
  const float wanted = places.area.y + 536 * places.stretch * unit;
  const float top = std::max(places.descriptions_bottom + 52 * unit, wanted);
  const float width = (static_cast<float>(row.cells) * row.pitch + 2 * row.pad) * unit;
  file.tray = {floor.center().x - width / 2, top, width, std::min(94 * unit, bottom - top)};
  place_cells(file, row, unit);
  return file;
}

}  // namespace gui::scene
