// The geometry of a descriptor table: one row of cells, 0-2 joined where room is short, two rows
// like bricks where it is shorter still.

#include <algorithm>
#include <cmath>

#include "gui/scene/map_places.h"

namespace gui::scene {
namespace {

constexpr float kCellGap = 7;         // between cells, design pixels
constexpr float kSeparate = 80;   // narrowest cell that 0, 1 and 2 get each
constexpr float kOneRow = 30;     // narrowest cell of a single row
constexpr float kNarrowest = 19;  // narrowest cell at all
constexpr float kWidest = 120;

Rect table_room(const MapPlaces& places, const Rect& card) {
  const float pad = std::clamp(card.w * 0.046f, 8 * places.unit, 26 * places.unit);
  const float head = places.form == CardForm::kWide ? 129 : 132;  // below the lines of words
  const float top = card.y + head * places.unit;
  const float bottom = card.bottom() - 24 * std::min(1.0f, places.stretch) * places.unit;
  return {card.x + pad, top, card.w - 2 * pad, bottom - top};
}

// The descriptors by cell, without boxes.
std::vector<CellPlace> joined_cells(const PlannedProcess& process) {
  std::vector<CellPlace> cells;
  for (int fd = 0; fd <= process.highest_fd; ++fd) {
    const bool opens = fd == 0 && process.streams_are_one && process.highest_fd >= 2;
    CellPlace cell;
    cell.fd = fd;
    cell.count = opens ? 3 : 1;
    cells.push_back(cell);
    if (opens) fd = 2;
  }
  return cells;
}

std::vector<CellPlace> separate_cells(const PlannedProcess& process) {
  std::vector<CellPlace> cells;
  for (int fd = 0; fd <= process.highest_fd; ++fd) {
    CellPlace cell;
    cell.fd = fd;
    cells.push_back(cell);
  }
  return cells;
}

// Keeps `most` cells; the last of them then stands for the ones that are left out.
void bound(std::vector<CellPlace>& cells, std::size_t most) {
  if (cells.size() <= most || most == 0) return;
  const std::size_t hidden = cells.size() - most + 1;
  cells.resize(most);
  cells.back().hidden = hidden;
}

float cell_width(float room, std::size_t cells, float gap) {
  const auto count = static_cast<float>(std::max<std::size_t>(1, cells));
  return (room - (count - 1) * gap) / count;
}

void place_in_row(std::vector<CellPlace>& cells, const Rect& room, float unit) {
  const float gap = std::min(kCellGap * unit, room.w * 0.02f);
  // A joined cell is as wide as one and a half.
  const float extra = !cells.empty() && cells[0].count > 1 ? 0.45f : 0;
  const auto count = static_cast<float>(cells.size());
  const float width = std::min((room.w - (count - 1) * gap) / (count + extra), kWidest * unit);
  float x = room.x;
  for (CellPlace& cell : cells) {
    const float own = cell.count > 1 ? width * (1 + extra) : width;
    cell.box = {x, room.y, own, room.h};
    x += own + gap;
  }
}

// The upper row is shifted by half a cell, so that its edges run down between the lower ones.
void place_as_bricks(std::vector<CellPlace>& cells, const Rect& room, float unit) {
  const std::size_t upper = cells.size() / 2;
  const std::size_t lower = cells.size() - upper;
  const float gap = 6 * unit;
  const float overhang = upper == lower ? 0.5f : 0;  // of the last upper cell
  const auto columns = static_cast<float>(lower);
  const float width = (room.w - (columns - 1 + overhang) * gap) / (columns + overhang);
  const float height = (room.h - 10 * unit) / 2;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool is_upper = i % 2 == 1;
    const float x =
        room.x + static_cast<float>(i / 2) * (width + gap) + (is_upper ? (width + gap) / 2 : 0);
    cells[i].box = {x, is_upper ? room.y : room.bottom() - height, width, height};
  }
}

}  // namespace

bool is_crowded(const MapPlaces& places, const PlannedProcess& process) {
  const Rect room = table_room(places, places.cards[static_cast<std::size_t>(process.column)]);
  const std::size_t cells = separate_cells(process).size();
  return cell_width(room.w, cells, kCellGap * places.unit) < kSeparate * places.unit;
}

std::vector<CellPlace> cell_places(const MapPlaces& places, const PlannedProcess& process) {
  const Rect room = table_room(places, places.cards[static_cast<std::size_t>(process.column)]);
  const float unit = places.unit;
  std::vector<CellPlace> cells =
      places.joins_streams ? joined_cells(process) : separate_cells(process);
  if (cell_width(room.w, cells.size(), 3 * unit) >= kOneRow * unit || cells.size() < 4) {
    place_in_row(cells, room, unit);
    return cells;
  }
  const auto per_row = static_cast<std::size_t>(room.w / ((kNarrowest + 6) * unit));
  bound(cells, std::max<std::size_t>(2, 2 * per_row));
  place_as_bricks(cells, room, unit);
  return cells;
}

std::optional<CellPlace> cell_of(const std::vector<CellPlace>& cells, int fd) {
  for (const CellPlace& cell : cells) {
    if (cell.hidden == 0 && fd >= cell.fd && fd < cell.fd + cell.count) return cell;
  }
  return std::nullopt;
}

}  // namespace gui::scene
