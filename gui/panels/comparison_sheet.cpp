#include "gui/panels/comparison_sheet.h"

#include <algorithm>

#include "gui/panels/bindings.h"
#include "gui/panels/comparison.h"
#include "gui/panels/graph_table.h"
#include "gui/panels/sheet.h"

namespace gui::panels {
namespace {

using sim::host::TimelineCheck;

constexpr float kWordsWidth = 900, kGraphsWidth = 1800;  // units, of the sheet
constexpr float kParagraph = 12, kJumpHeight = 40;

std::string title_of(const TimelineCheck& check) {
  switch (check.standing()) {
    case TimelineCheck::Standing::kUnderWay:
      return "Comparing with Linux";
    case TimelineCheck::Standing::kAgrees:
      return "The same on Linux";
    case TimelineCheck::Standing::kDiffers:
      return "Step " + grouped(check.difference()->step) + " is not what Linux does";
    case TimelineCheck::Standing::kStopped:
      return "Compared up to step " + grouped(check.agreed());
    case TimelineCheck::Standing::kImpossible:
      return "No comparison with Linux here";
  }
  return "";
}

struct Paragraph {
  std::vector<std::string> lines;
  TextStyle style;
  float pitch() const { return style.size * 1.45f; }
  float height() const { return static_cast<float>(lines.size()) * pitch(); }
};

// The first says it, the others add to it.
std::vector<Paragraph> paragraphs_of(const ComparisonSheetView& view, const Canvas& canvas,
                                     float width) {
  std::vector<Paragraph> all;
  for (const std::string& sentence : view.sentences) {
    const TextStyle style = all.empty()
                                ? TextStyle{Face::kRegular, canvas.type(20), {Tone::kText}}
                                : TextStyle{Face::kRegular, canvas.type(18), {Tone::kMuted}};
    all.push_back({wrapped(canvas, style.face, style.size, sentence, width), style});
  }
  return all;
}

class SheetDrawing {
 public:
  SheetDrawing(const ComparisonSheetView& view, Rect window, Canvas& canvas)
      : view_(view), window_(window), canvas_(canvas) {}

  void draw() {
    const float wanted = view_.graphs.empty() ? kWordsWidth : kGraphsWidth;
    const float margin = canvas_.px(kSheetMargin);
    const Rect widest = sheet_rect(window_, canvas_.unit(), wanted, 100'000);
    const float width = widest.w - 2 * margin;
    const auto paragraphs = paragraphs_of(view_, canvas_, width);
    float height = 0;
    for (const Paragraph& each : paragraphs) height += each.height() + canvas_.px(kParagraph);
    const float around = canvas_.px(kSheetHeader) + margin;
    const float below = view_.step > 0 ? canvas_.px(kJumpHeight + 20) : 0;
    const Rect free{0, 0, width, std::max(widest.h - around - height - below, 0.0f)};
    GraphTable table;
    if (!view_.graphs.empty()) table = graph_table(canvas_, view_.graphs, free);
    const float all = around + height + table.height + below;
    const Rect sheet = sheet_rect(window_, canvas_.unit(), wanted, all / canvas_.unit());
    room_ = draw_sheet(canvas_, "comparison", window_, sheet, view_.title);
    draw_words(paragraphs);
    if (table.height > 0 && table.height <= free.h + 1) {
      draw_graph_table(canvas_, "comparison", table, {room_.x, room_.y, room_.w, table.height});
    }
    if (view_.step > 0) draw_jump(sheet.bottom() - margin);
  }

 private:
  void draw_words(const std::vector<Paragraph>& paragraphs) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
      const Paragraph& each = paragraphs[i];
      const std::string name = "comparison/sentence " + std::to_string(i + 1) + "/line ";
      for (std::size_t line = 0; line < each.lines.size(); ++line) {
        if (each.pitch() > room_.h) return;
        canvas_.text(name + std::to_string(line + 1), {room_.x, room_.y, room_.w, each.pitch()},
                     each.lines[line], each.style);
        go_down(each.pitch());
      }
      go_down(canvas_.px(kParagraph));
    }
  }

  void go_down(float by) {
    room_.y += by;
    room_.h = std::max(room_.h - by, 0.0f);
  }

  void draw_jump(float bottom) {
    const std::string label = "Go to step " + grouped(view_.step);
    const float w = canvas_.width(Face::kSemibold, canvas_.type(17), label) + canvas_.px(40);
    const float h = canvas_.px(kJumpHeight);
    draw_button(canvas_, "comparison/jump",
                {{"jump",
                  {room_.right() - w, bottom - h, w, h},
                  scene::GoToDifference{},
                  "Shows the step that is not the same (Enter)"},
                 label,
                 Button::Look::kPrimary});
  }

  const ComparisonSheetView& view_;
  Rect window_;
  Canvas& canvas_;
  Rect room_;
};

}  // namespace

ComparisonSheetView comparison_sheet_of(const TimelineCheck& check, long steps) {
  ComparisonSheetView view;
  view.title = title_of(check);
  if (const auto* difference = check.difference()) {
    view.step = difference->step;
    view.graphs = difference->graph;
    view.sentences.push_back(difference->what);
    view.sentences.push_back(
        "The kernel's objects after this step, as the model and Linux have "
        "them. The " +
        grouped(check.agreed()) + " steps before it are the same.");
  } else {
    view.sentences.push_back(standing_sentence(check, steps));
  }
  if (check.standing() == TimelineCheck::Standing::kImpossible) {
    view.sentences.push_back(
        "The model needs none of this: every step, branch and picture is there as before.");
  }
  for (std::string& remark : remarks(check)) view.sentences.push_back(std::move(remark));
  return view;
}

Picture comparison_sheet(const ComparisonSheetView& view, Rect window, float unit,
                         const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  SheetDrawing(view, window, canvas).draw();
  return canvas.take();
}

}  // namespace gui::panels
