#include "gui/panels/library.h"

#include <algorithm>
#include <cmath>

#include "gui/panels/sheet.h"

namespace gui::panels {
namespace {

constexpr float kCardWidth = 580, kCardGap = 14;  // design pixels

float card_height(const Canvas& canvas) {
  return canvas.type(20) * 1.4f + canvas.type(16) * 1.35f * 2 + canvas.px(30);
}

struct CardGrid {
  int columns = 1, rows = 1;
  int shown = 1;  // of the rows
};

class Cards {
 public:
  Cards(const LibraryView& view, Canvas& canvas) : view_(view), canvas_(canvas) {}

  void draw(Rect room, const CardGrid& grid) {
    const float gap = canvas_.px(kCardGap), h = card_height(canvas_);
    const auto columns = static_cast<float>(grid.columns);
    const float w = (room.w - gap * (columns - 1)) / columns;
    const int count = static_cast<int>(view_.scenarios->size());
    const int end = std::min(count, (view_.first_row + grid.shown) * grid.columns);
    for (int i = view_.first_row * grid.columns; i < end; ++i) {
      const auto row = static_cast<float>(i / grid.columns - view_.first_row);
      const auto column = static_cast<float>(i % grid.columns);
      draw_card(i, {room.x + column * (w + gap), room.y + row * (h + gap), w, h});
    }
    if (grid.shown < grid.rows) draw_bar(room, grid);
  }

 private:
  // In the sheet's margin.
  void draw_bar(Rect room, const CardGrid& grid) {
    const float w = canvas_.px(6), rows = static_cast<float>(grid.rows);
    const Rect track{room.right() + (canvas_.px(kSheetMargin) - w) / 2, room.y, w, room.h};
    canvas_.box("library/track", Role::kMark,
                {.rect = track, .radius = w / 2, .fill = {Tone::kTrack}});
    Rect thumb = track;
    thumb.y += track.h * static_cast<float>(view_.first_row) / rows;
    thumb.h = track.h * static_cast<float>(grid.shown) / rows;
    canvas_.box("library/thumb", Role::kMark,
                {.rect = thumb, .radius = w / 2, .fill = {Tone::kMuted}});
  }

  void draw_card(int index, Rect card) {
    const auto& scenario = (*view_.scenarios)[static_cast<std::size_t>(index)];
    const std::string target = "scenario " + scenario.name, name = "library/" + scenario.name;
    const bool open = scenario.path == view_.open;
    const bool marked = index == view_.chosen || canvas_.is_hovered(target);
    canvas_.box(name, Role::kOverlay,
                {.rect = card,
                 .radius = canvas_.px(10),
                 .fill = {marked ? Tone::kKernelArea : Tone::kPanel},
                 .stroke = {marked ? Tone::kAccent : Tone::kPanelLine},
                 .stroke_width = marked ? std::max(canvas_.px(2.5f), 2.0f) : 1});
    canvas_.target({target, card, scene::OpenScenario{scenario.path}, "",
                    open ? Target::State::kActive : Target::State::kEnabled});
    draw_words(name, scenario, open, inset(card, canvas_.px(14)));
  }

  void draw_words(const std::string& name, const sim::scenario::Listing& scenario, bool open,
                  Rect room) {
    const float title = canvas_.type(20), small = canvas_.type(16);
    const std::string topic = open ? scenario.topic + ", open now" : scenario.topic;
    const float right = std::min(canvas_.width(Face::kRegular, small, topic) + 2, room.w * 0.5f);
    const Rect line{room.x, room.y, room.w - right - canvas_.px(12), title * 1.4f};
    canvas_.text(name + "/title", line, scenario.title, {Face::kSemibold, title, {Tone::kText}});
    canvas_.text(name + "/topic", {room.right() - right, line.y, right, line.h}, topic,
                 {Face::kRegular, small, {open ? Tone::kAccent : Tone::kMuted}}, Align::kRight);
    auto lines = wrapped(canvas_, Face::kRegular, small, scenario.summary, room.w);
    if (lines.size() > 2) {
      lines.resize(2);
      lines[1] += " …";
    }
    float y = line.bottom() + canvas_.px(2);
    for (std::size_t i = 0; i < lines.size(); ++i, y += small * 1.35f) {
      canvas_.text(name + "/summary " + std::to_string(i + 1), {room.x, y, room.w, small * 1.35f},
                   lines[i], {Face::kRegular, small, {Tone::kMuted}});
    }
  }

  const LibraryView& view_;
  Canvas& canvas_;
};

float content_height(const Canvas& canvas, int rows) {
  return static_cast<float>(rows) * (card_height(canvas) + canvas.px(kCardGap));
}

CardGrid grid_of(const LibraryView& view, Rect window, float unit) {
  CardGrid grid;
  grid.columns = library_columns(window, unit);
  const int cards = std::max(static_cast<int>(view.scenarios->size()), 1);
  grid.rows = (cards + grid.columns - 1) / grid.columns;
  return grid;
}

Rect sheet_for(const Canvas& canvas, const CardGrid& grid, Rect window) {
  const float unit = canvas.unit();
  const float width = static_cast<float>(std::max(2, grid.columns)) * kCardWidth;
  return sheet_rect(window, unit, width,
                    kSheetHeader + kSheetMargin + content_height(canvas, grid.rows) / unit);
}

int shown_rows(const Canvas& canvas, const CardGrid& grid, Rect sheet) {
  const float gap = canvas.px(kCardGap);
  const float room = sheet.h - canvas.px(kSheetHeader + kSheetMargin);
  const int shown = static_cast<int>((room + gap + 0.5f) / (card_height(canvas) + gap));
  return std::clamp(shown, 1, grid.rows);
}

}  // namespace

int library_columns(Rect window, float unit) {
  if (window.w >= 1600 * unit) return 3;
  return window.w >= 1000 * unit ? 2 : 1;
}

int library_rows(const LibraryView& view, Rect window, float unit, const TextMetrics& metrics) {
  const Canvas canvas(metrics, unit);
  const CardGrid grid = grid_of(view, window, unit);
  return shown_rows(canvas, grid, sheet_for(canvas, grid, window));
}

Picture library(const LibraryView& view, Rect window, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  CardGrid grid = grid_of(view, window, unit);
  const Rect sheet = sheet_for(canvas, grid, window);
  grid.shown = shown_rows(canvas, grid, sheet);
  const Rect room = draw_sheet(canvas, "library", window, sheet, "Scenarios");
  if (view.scenarios->empty()) {
    const float size = canvas.type(18);
    canvas.text("library/none", {room.x, room.y, room.w, size * 1.4f},
                "No bundled scenarios were found. Drop a .c file on this window to open it.",
                {Face::kRegular, size, {Tone::kMuted}});
    return canvas.take();
  }
  Cards(view, canvas).draw(room, grid);
  return canvas.take();
}

}  // namespace gui::panels
