#include "gui/panels/library.h"

#include <algorithm>
#include <cmath>

#include "gui/panels/sheet.h"

namespace gui::panels {
namespace {

constexpr float kColumnWidth = 580, kGap = 14;  // design pixels

float card_height(const Canvas& canvas) {
  return canvas.type(20) * 1.4f + canvas.type(16) * 1.35f * 2 + canvas.px(30);
}

class Cards {
 public:
  Cards(const LibraryView& view, Canvas& canvas) : view_(view), canvas_(canvas) {}

  void draw(Rect room, int columns) {
    const float gap = canvas_.px(kGap), h = card_height(canvas_);
    const float w = (room.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const int count = static_cast<int>(view_.scenarios->size());
    const int rows = std::max(static_cast<int>((room.h + gap) / (h + gap)), 1);
    const int first = std::max(view_.chosen / columns - rows + 1, 0);
    for (int i = first * columns; i < std::min(count, (first + rows) * columns); ++i) {
      const auto row = static_cast<float>(i / columns - first);
      const auto column = static_cast<float>(i % columns);
      draw_card(i, {room.x + column * (w + gap), room.y + row * (h + gap), w, h});
    }
  }

 private:
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

float content_height(const Canvas& canvas, std::size_t cards, int columns) {
  const auto rows = std::ceil(static_cast<float>(cards) / static_cast<float>(columns));
  return rows * (card_height(canvas) + canvas.px(kGap));
}

}  // namespace

int library_columns(Rect window, float unit) {
  if (window.w >= 1600 * unit) return 3;
  return window.w >= 1000 * unit ? 2 : 1;
}

Picture library(const LibraryView& view, Rect window, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  const int columns = library_columns(window, unit);
  const std::size_t cards = std::max<std::size_t>(view.scenarios->size(), 1);
  const float h = kSheetHeader + kSheetMargin + content_height(canvas, cards, columns) / unit;
  const float width = std::max(2.0f, static_cast<float>(columns)) * kColumnWidth;
  const Rect room =
      draw_sheet(canvas, "library", window, sheet_rect(window, unit, width, h), "Scenarios");
  if (view.scenarios->empty()) {
    const float size = canvas.type(18);
    canvas.text("library/none", {room.x, room.y, room.w, size * 1.4f},
                "No bundled scenarios were found. Drop a .c file on this window to open it.",
                {Face::kRegular, size, {Tone::kMuted}});
    return canvas.take();
  }
  Cards(view, canvas).draw(room, columns);
  return canvas.take();
}

}  // namespace gui::panels
