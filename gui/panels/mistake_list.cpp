#include "gui/panels/mistake_list.h"

#include <algorithm>

namespace gui::panels {
namespace {

constexpr float kMistakeSize = 15;  // design pixels
constexpr std::size_t kMostMistakeLines = 3;

float pitch_of(const Canvas& canvas) { return canvas.type(kMistakeSize) * 1.35f; }
float gap_of(const Canvas& canvas) { return canvas.px(7); }
float margin_of(const Canvas& canvas) { return canvas.px(12); }

std::string shown(const EditorView::Wrong& wrong) {
  return wrong.where.empty() ? wrong.sentence : wrong.where + ": " + wrong.sentence;
}

std::vector<std::string> lines_of(const EditorView::Wrong& wrong, float width,
                                  const Canvas& canvas) {
  auto lines = wrapped(canvas, Face::kRegular, canvas.type(kMistakeSize), shown(wrong),
                       width - 2 * margin_of(canvas) - canvas.px(4));
  if (lines.size() > kMostMistakeLines) {
    lines.resize(kMostMistakeLines);
    lines.back() += " …";
  }
  return lines;
}

float height_of(const std::vector<std::string>& lines, const Canvas& canvas) {
  return static_cast<float>(lines.size()) * pitch_of(canvas) + gap_of(canvas);
}

class MistakeDrawing {
 public:
  MistakeDrawing(Canvas& canvas, Rect room)
      : canvas_(canvas), room_(room), y_(room.y + gap_of(canvas)) {}

  bool fits(float height) const { return y_ + height <= room_.bottom() + 1; }

  void add(const EditorView::Wrong& wrong, const std::vector<std::string>& lines, int number) {
    const std::string target = "mistake " + std::to_string(number + 1);
    const std::string name = "source/" + target;
    const Rect row{room_.x, y_ - gap_of(canvas_) / 2, room_.w, height_of(lines, canvas_)};
    const bool hovered = wrong.place && canvas_.is_hovered(target);
    canvas_.box(
        name, Role::kNode,
        {.rect = row, .radius = canvas_.px(5), .fill = {tone_of(wrong.kind), hovered ? 0.16f : 0}});
    for (std::size_t i = 0; i < lines.size(); ++i, y_ += pitch_of(canvas_)) {
      add_line(name + "/line " + std::to_string(i + 1), lines[i], ink_of(wrong.kind));
    }
    y_ += gap_of(canvas_);
    if (!wrong.where.empty()) {
      canvas_.target({target, row, scene::GoToMistake{number}, "Go to this place"});
    }
  }

  void add_rest(std::size_t count) {
    add_line("source/mistakes left", "and " + std::to_string(count) + " more", {Tone::kMuted});
  }

 private:
  static Ink ink_of(EditorView::Wrong::Kind kind) {
    return {kind == EditorView::Wrong::Kind::kError ? Tone::kDanger : Tone::kBlockedText};
  }

  void add_line(const std::string& name, const std::string& text, Ink ink) {
    const float margin = margin_of(canvas_);
    canvas_.text(name, {room_.x + margin, y_, room_.w - 2 * margin, pitch_of(canvas_)}, text,
                 {Face::kRegular, canvas_.type(kMistakeSize), ink});
  }

  Canvas& canvas_;
  Rect room_;
  float y_;
};

}  // namespace

Tone tone_of(EditorView::Wrong::Kind kind) {
  return kind == EditorView::Wrong::Kind::kError ? Tone::kDanger : Tone::kBlocked;
}

float mistake_list_height(const std::vector<EditorView::Wrong>& wrong, float width, float most,
                          const Canvas& canvas) {
  if (wrong.empty()) return 0;
  float height = gap_of(canvas);
  for (const auto& each : wrong) height += height_of(lines_of(each, width, canvas), canvas);
  const float least = 2 * gap_of(canvas) + pitch_of(canvas);
  return std::max(std::min(height, most), least);
}

void draw_mistakes(Canvas& canvas, const std::vector<EditorView::Wrong>& wrong, Rect room) {
  canvas.box("source/mistakes", Role::kMark,
             {.rect = room, .radius = canvas.px(6), .fill = {tone_of(wrong.front().kind), 0.1f}});
  MistakeDrawing drawing(canvas, room);
  const float rest = pitch_of(canvas);
  for (std::size_t i = 0; i < wrong.size(); ++i) {
    const auto lines = lines_of(wrong[i], room.w, canvas);
    const bool is_last = i + 1 == wrong.size();
    if (!drawing.fits(height_of(lines, canvas) - gap_of(canvas) + (is_last ? 0 : rest))) {
      return drawing.add_rest(wrong.size() - i);
    }
    drawing.add(wrong[i], lines, static_cast<int>(i));
  }
}

}  // namespace gui::panels
