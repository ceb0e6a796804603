#include "gui/panels/breakpoint_sheet.h"

#include <algorithm>
#include <filesystem>

#include "gui/panels/bindings.h"
#include "gui/panels/sheet.h"
#include "sim/narrate/narrate.h"

namespace gui::panels {
namespace {

using sim::world::Occurrence;

constexpr float kWidth = 860, kRow = 46, kButton = 36;  // units

struct Choice {
  std::string label;
  Occurrence occurrence;
};

struct ChoiceRow {
  std::string title;
  std::vector<Choice> choices;
};

std::vector<ChoiceRow> choice_rows(const BreakpointSheetView& view) {
  std::vector<ChoiceRow> rows{{"A process",
                               {{"blocks", sim::world::CallBlocks{}},
                                {"forks", sim::world::ProcessForks{}},
                                {"starts a program", sim::world::ProgramStarts{}},
                                {"ends", sim::world::ProcessEnds{}},
                                {"gets a signal", sim::world::SignalComes{}}}},
                              {"Somebody closes", {}},
                              {"A change in", {}}};
  for (int fd = 0; fd < view.descriptors; ++fd) {
    rows[1].choices.push_back({"fd " + std::to_string(fd), sim::world::DescriptorCloses{fd}});
  }
  for (int pipe = 1; pipe <= view.pipes; ++pipe) {
    rows[2].choices.push_back({"pipe #" + std::to_string(pipe), sim::world::PipeChanges{pipe}});
  }
  std::erase_if(rows, [](const ChoiceRow& row) { return row.choices.empty(); });
  return rows;
}

std::string lines_text(const sim::world::Breakpoints& set) {
  if (set.lines->empty()) return "none; click on a line's number, or press F9";
  std::string text;
  for (const auto& each : *set.lines) {
    const std::string file = std::filesystem::path(each.file.text()).filename().string();
    text += (text.empty() ? "" : ", ") + file + ":" + std::to_string(each.line);
  }
  return text;
}

class BreakpointDrawing {
 public:
  BreakpointDrawing(const BreakpointSheetView& view, Rect window, Canvas& canvas)
      : view_(view), canvas_(canvas), window_(window), rows_(choice_rows(view)) {}

  void draw() {
    const auto rows = static_cast<float>(rows_.size() + 2);
    const float height = kSheetHeader + kSheetMargin + rows * kRow;
    const Rect sheet = sheet_rect(window_, canvas_.unit(), kWidth, height);
    room_ = draw_sheet(canvas_, "breakpoints", window_, sheet, "A run stops when");
    pitch_ = std::min(canvas_.px(kRow), room_.h / rows);
    for (const ChoiceRow& row : rows_) draw_row(row);
    draw_title("lines", "Lines");
    draw_text("lines", lines_text(*view_.set), room_.w - title_width());
    y_ += pitch_;
    draw_ways_on();
  }

 private:
  float title_width() const { return room_.w * 0.2f; }
  Rect cell(float x, float w) const {
    const float h = std::min(canvas_.px(kButton), pitch_ - canvas_.px(4));
    return {room_.x + x, room_.y + y_ + (pitch_ - h) / 2, w, h};
  }
  float label_width(const std::string& text) const {
    return canvas_.width(Face::kSemibold, canvas_.type(17), text) + canvas_.px(28);
  }

  void draw_title(const std::string& name, const std::string& title) {
    canvas_.text("breakpoints/" + name + " title", cell(0, title_width() - canvas_.px(8)), title,
                 {Face::kRegular, canvas_.type(18), {Tone::kMuted}});
  }
  void draw_text(const std::string& name, const std::string& text, float w) {
    canvas_.text("breakpoints/" + name + " text", cell(title_width(), w), text,
                 {Face::kRegular, canvas_.type(18), {Tone::kText}});
  }

  // As many as there is room for.
  void draw_row(const ChoiceRow& row) {
    draw_title(row.title, row.title);
    float x = title_width();
    for (const Choice& choice : row.choices) {
      const float w = label_width(choice.label);
      if (x + w > room_.w) break;
      const bool is_set = view_.set->has(choice.occurrence);
      const std::string words = sim::narrate::occurrence_text(choice.occurrence);
      draw_button(canvas_, "breakpoints/" + words,
                  {{"stop at: " + words, cell(x, w), scene::ToggleOccurrence{choice.occurrence},
                    is_set ? "Runs on when " + words : "Stops when " + words,
                    is_set ? Target::State::kActive : Target::State::kEnabled},
                   choice.label});
      if (is_set) draw_set_mark("breakpoints/" + words, cell(x, w));
      x += w + canvas_.px(8);
    }
    y_ += pitch_;
  }

  // A bar below the label: not told by colour alone.
  void draw_set_mark(const std::string& name, Rect box) {
    const float h = canvas_.px(4);
    canvas_.box(name + "/set", Role::kOverlay,
                {.rect = {box.x + canvas_.px(10), box.bottom() - h - canvas_.px(2),
                          box.w - canvas_.px(20), h},
                 .radius = h / 2,
                 .fill = {Tone::kAccent}});
  }

  void draw_ways_on() {
    const auto state = view_.set->empty() ? Target::State::kDisabled : Target::State::kEnabled;
    const float run = label_width("Run"), clear = label_width("Remove all");
    draw_button(canvas_, "breakpoints/run",
                {{"run", cell(room_.w - run, run), scene::RunToBreakpoint{},
                  with_keys("Runs to the next of them", scene::RunToBreakpoint{}), state},
                 "Run",
                 Button::Look::kPrimary});
    draw_button(canvas_, "breakpoints/clear",
                {{"clear", cell(room_.w - run - canvas_.px(10) - clear, clear),
                  scene::ClearBreakpoints{}, "A run stops nowhere", state},
                 "Remove all"});
  }

  const BreakpointSheetView& view_;
  Canvas& canvas_;
  Rect window_;
  std::vector<ChoiceRow> rows_;
  Rect room_;
  float pitch_ = 0, y_ = 0;
};

}  // namespace

Picture breakpoint_sheet(const BreakpointSheetView& view, Rect window, float unit,
                         const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  BreakpointDrawing(view, window, canvas).draw();
  return canvas.take();
}

}  // namespace gui::panels
