#include "gui/panels/message.h"

#include <algorithm>
#include <vector>

#include "gui/panels/sheet.h"

namespace gui::panels {
namespace {

constexpr float kMessageWidth = 1240, kPlaceSize = 17;

struct MessageLine {
  std::string text;
  TextStyle style;
};

// "file:line:col: error:" stands on its own line above the sentence, so that both can be read.
std::vector<MessageLine> lines_of(const sim::abi::Diagnostic& diagnostic, const Canvas& canvas,
                                  float width) {
  const TextStyle place{Face::kMono, canvas.code_type(kPlaceSize), {Tone::kMuted}};
  const TextStyle words{Face::kRegular, canvas.type(20), {Tone::kText}};
  const TextStyle advice{Face::kRegular, canvas.type(18), {Tone::kMuted}};
  sim::abi::Diagnostic bare = diagnostic;
  bare.hint.clear();
  bare.message.clear();
  std::string where = to_text(bare);
  where.erase(where.find_last_not_of(" \n") + 1);

  std::vector<MessageLine> lines;
  const auto add = [&](const std::string& text, const TextStyle& style) {
    for (auto& line : wrapped(canvas, style.face, style.size, text, width)) {
      lines.push_back({std::move(line), style});
    }
  };
  add(where, place);
  add(diagnostic.message, words);
  if (!diagnostic.hint.empty()) add("hint: " + diagnostic.hint, advice);
  return lines;
}

float height_of(const std::vector<MessageLine>& lines) {
  float height = 0;
  for (const MessageLine& line : lines) height += line.style.size * 1.45f;
  return height;
}

// What it takes of the sheet's height, in pixels.
float edit_button_height(const Canvas& canvas, const MessageView& view) {
  return view.editable.empty() ? 0 : canvas.px(36) + canvas.px(12);
}

// At the bottom right.
void draw_edit_button(Canvas& canvas, const MessageView& view, Rect room) {
  const float h = canvas.px(36);
  const float w = canvas.width(Face::kSemibold, canvas.type(17), "Edit it here") + canvas.px(40);
  const Rect box{room.right() - w, room.bottom() - h, w, h};
  const scene::Intent edit = scene::EditListing{view.editable};
  draw_button(canvas, "message/edit",
              {{"edit listing", box, edit, "Edit the listing in this window, and run it"},
               "Edit it here",
               Button::Look::kPrimary});
}

}  // namespace

Picture message(const MessageView& view, Rect window, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  const float gap = canvas.px(18);
  const float width = sheet_rect(window, unit, kMessageWidth, 100).w - 2 * canvas.px(kSheetMargin);
  std::vector<std::vector<MessageLine>> all;
  float height = canvas.px(kSheetHeader + kSheetMargin) + edit_button_height(canvas, view);
  for (const auto& diagnostic : view.diagnostics) {
    all.push_back(lines_of(diagnostic, canvas, width));
    height += height_of(all.back()) + gap;
  }
  const Rect sheet = sheet_rect(window, unit, kMessageWidth, height / unit);
  Rect room = draw_sheet(canvas, "message", window, sheet, view.title);

  if (!view.editable.empty()) draw_edit_button(canvas, view, room);
  room.h -= edit_button_height(canvas, view);
  const float more = canvas.type(18) * 1.45f;
  float y = room.y;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string name = "message/mistake " + std::to_string(i + 1);
    const bool last = i + 1 == all.size();
    if (i > 0 && y + height_of(all[i]) > room.bottom() - (last ? 0 : more)) {
      canvas.text("message/more", {room.x, y, room.w, more},
                  "and " + std::to_string(all.size() - i) + " more",
                  {Face::kRegular, canvas.type(18), {Tone::kMuted}});
      break;
    }
    for (std::size_t line = 0; line < all[i].size(); ++line) {
      const float h = all[i][line].style.size * 1.45f;
      if (y + h > room.bottom() + 1) break;
      canvas.text(name + "/line " + std::to_string(line + 1), {room.x, y, room.w, h},
                  all[i][line].text, all[i][line].style);
      y += h;
    }
    y += gap;
  }
  return canvas.take();
}

}  // namespace gui::panels
