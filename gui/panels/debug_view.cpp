#include "gui/panels/debug_view.h"

#include <algorithm>
#include <cmath>

#include "gui/panels/bindings.h"

namespace gui::panels {
namespace {

using sim::program::LineMove;
using sim::program::StackFrame;
using sim::program::Variable;

constexpr float kSideMargin = 20, kHeader = 46, kWayHeight = 30, kWayGap = 6;  // units
constexpr float kCallsShare = 0.34f, kWidestName = 0.45f;  // shares of a part's width

// Where things stand; all in pixels.
struct DebugMeasures {
  float size, pitch;
  Rect calls, variables;  // with their headings
  int rows;               // below the headings
};

DebugMeasures measure(Rect area, const Canvas& canvas) {
  DebugMeasures m{};
  m.size = canvas.code_type(15);
  m.pitch = std::round(m.size * 1.5f);
  const float margin = canvas.px(kSideMargin), top = area.y + canvas.px(kHeader);
  const float h = area.bottom() - canvas.px(10) - top, w = area.w - 2 * margin;
  const float calls = std::floor(w * kCallsShare);
  m.calls = {area.x + margin, top, calls, h};
  m.variables = {m.calls.right() + canvas.px(24), top, w - calls - canvas.px(24), h};
  m.rows = std::max(static_cast<int>(h / m.pitch) - 1, 0);
  return m;
}

// A row of the right part: a variable, or the heading of the globals.
struct VariableLine {
  const DebugView::Row* row = nullptr;  // nullptr: the heading
};

std::vector<VariableLine> lines_of(const DebugView& view) {
  std::vector<VariableLine> lines;
  for (const DebugView::Row& row : view.locals) lines.push_back({&row});
  if (!view.globals.empty()) lines.push_back({});
  for (const DebugView::Row& row : view.globals) lines.push_back({&row});
  return lines;
}

int last_first(const DebugView& view, const DebugMeasures& m) {
  return std::max(static_cast<int>(lines_of(view).size()) - m.rows, 0);
}

std::string words_of(const Variable& variable) {
  const bool has_value = variable.state == Variable::State::kValue;
  return variable.name + ": " + variable.type +
         (has_value ? " = " + variable.value : ", without a value yet");
}

class DebugDrawing {
 public:
  DebugDrawing(const DebugView& view, Rect area, Canvas& canvas)
      : view_(view), area_(area), m_(measure(area, canvas)), canvas_(canvas) {}

  void draw() {
    canvas_.box("debug", Role::kGround,
                {.rect = area_,
                 .radius = canvas_.px(10),
                 .fill = {Tone::kPanel},
                 .stroke = {Tone::kPanelLine}});
    draw_processes(draw_buttons());
    if (m_.rows <= 0) return;
    const Rect rule{m_.calls.right() + canvas_.px(12), m_.calls.y, std::max(1.0f, canvas_.px(1.5f)),
                    m_.calls.h};
    canvas_.box("debug/rule", Role::kMark, {.rect = rule, .fill = {Tone::kPanelLine}});
    draw_calls();
    draw_variables();
  }

 private:
  Rect header(float x, float w) const {
    const float h = canvas_.px(kWayHeight);
    return {x, area_.y + canvas_.px(9), w, h};
  }

  // From the right; returns where they begin.
  float draw_buttons() {
    struct Entry {
      const char *name, *label, *tip;
      scene::Intent intent;
    };
    const Entry entries[] = {
        {"line out", "Out", "Out of the function", scene::StepLine{LineMove::kOut}},
        {"line into", "Into", "Next line, into functions", scene::StepLine{LineMove::kInto}},
        {"line over", "Next", "Next line", scene::StepLine{LineMove::kOver}},
        {"line back", "Back", "Previous line", scene::StepLineBack{}},
    };
    float x = area_.right() - canvas_.px(12);
    for (const Entry& entry : entries) {
      const float size = canvas_.type(15);
      const float w = canvas_.width(Face::kSemibold, size, entry.label) + canvas_.px(18);
      x -= w;
      draw_small_button(
          entry.name, entry.label,
          {entry.name, header(x, w), entry.intent, with_keys(entry.tip, entry.intent)});
      x -= canvas_.px(kWayGap);
    }
    return x;
  }

  void draw_small_button(const std::string& name, const std::string& label, Target target) {
    const bool hovered = canvas_.is_hovered(target.name);
    canvas_.box("debug/" + name, Role::kNode,
                {.rect = target.box,
                 .radius = canvas_.px(6),
                 .fill = {hovered ? Tone::kKernelArea : Tone::kPanel},
                 .stroke = {Tone::kPanelLine},
                 .stroke_width = std::max(1.0f, canvas_.px(1.5f))});
    canvas_.text("debug/" + name + "/label", inset(target.box, 2), label,
                 {Face::kSemibold, canvas_.type(15), {Tone::kText}}, Align::kCenter);
    canvas_.target(std::move(target));
  }

  // The shown one is a pill, the others only their names.
  void draw_processes(float end) {
    const float size = canvas_.type(14);
    float x = area_.x + canvas_.px(14);
    for (std::size_t i = 0; i < view_.processes.size(); ++i) {
      const DebugView::Process& each = view_.processes[i];
      const float w = pill_width(canvas_, each.name, size);
      if (x + w > end && i > 0) return;
      const Rect box = header(x, std::min(w, end - x));
      const std::string name = "debug/process " + std::to_string(each.thread.value);
      const float inner = std::min(box.h, size * 1.65f);
      const Rect pill{box.x, box.y + (box.h - inner) / 2, box.w, inner};
      if (i == 0) {
        draw_pill(canvas_, name, pill, each.name, each.tone, size);
      } else {
        canvas_.text(name + "/name", pill, each.name, {Face::kSemibold, size, {each.tone}},
                     Align::kCenter);
      }
      if (i > 0) {
        canvas_.target({name.substr(6) + " calls", box, scene::ShowThread{each.thread},
                        "Calls and variables of " + each.name});
      }
      x += w + canvas_.px(4);
    }
  }

  void draw_heading(const std::string& name, Rect row, const std::string& text) {
    canvas_.text(name, row, text, {Face::kSemibold, canvas_.type(13), {Tone::kMuted}});
  }

  Rect row_in(const Rect& part, int number) const {
    return {part.x, part.y + static_cast<float>(number) * m_.pitch, part.w, m_.pitch};
  }

  void draw_calls() {
    draw_heading("debug/calls", row_in(m_.calls, 0), "CALLS");
    const int frames = static_cast<int>(view_.frames.size());
    const auto all = static_cast<std::size_t>(frames) + view_.more_frames;
    const bool fits = all <= static_cast<std::size_t>(m_.rows);
    const int shown = fits ? frames : std::max(m_.rows - 1, 0);
    for (int i = 0; i < std::min(shown, frames); ++i) draw_call(i, row_in(m_.calls, i + 1));
    if (fits) return;
    const auto rest = all - static_cast<std::size_t>(std::min(shown, frames));
    canvas_.text("debug/more calls", row_in(m_.calls, m_.rows),
                 "+" + std::to_string(rest) + " more",
                 {Face::kRegular, canvas_.type(14), {Tone::kMuted}});
  }

  void draw_call(int number, Rect row) {
    const DebugView::Frame& frame = view_.frames[static_cast<std::size_t>(number)];
    const std::string name = "debug/call " + std::to_string(number + 1);
    const bool is_shown = number == view_.shown_frame;
    const Rect ground{row.x - canvas_.px(6), row.y, row.w + canvas_.px(12), row.h};
    const bool hovered = canvas_.is_hovered(name.substr(6));
    if (is_shown || hovered) {
      canvas_.box(name + "/ground", Role::kMark,
                  {.rect = ground,
                   .radius = canvas_.px(4),
                   .fill = {Tone::kAccent, is_shown ? 0.12f : 0.05f}});
    }
    const std::string line = std::to_string(frame.line);
    const float number_width = canvas_.width(Face::kMono, m_.size, line);
    const Tone tone = frame.origin == StackFrame::Origin::kLibrary ? Tone::kMuted : Tone::kText;
    canvas_.text(name + "/function", {row.x, row.y, row.w - number_width - canvas_.px(8), row.h},
                 frame.function, {is_shown ? Face::kMonoBold : Face::kMono, m_.size, {tone}});
    canvas_.text(name + "/line", {row.right() - number_width, row.y, number_width, row.h}, line,
                 {Face::kMono, m_.size, {Tone::kMuted}}, Align::kRight);
    const bool of_library = frame.origin == StackFrame::Origin::kLibrary;
    canvas_.target({name.substr(6), ground, scene::ShowFrame{number},
                    frame.function + "() on line " + line + (of_library ? " of the library" : "")});
  }

  void draw_variables() {
    draw_heading("debug/variables", row_in(m_.variables, 0), heading_of_variables());
    const auto lines = lines_of(view_);
    const int first = std::clamp(view_.first_row, 0, last_first(view_, m_));
    const int end = std::min(static_cast<int>(lines.size()), first + m_.rows);
    for (int i = first; i < end; ++i) {
      const Rect row = row_in(m_.variables, i - first + 1);
      const auto* variable = lines[static_cast<std::size_t>(i)].row;
      if (variable)
        draw_variable("debug/variable " + std::to_string(i + 1), *variable, row);
      else
        draw_heading("debug/globals", row, "GLOBALS");
    }
  }

  std::string heading_of_variables() const {
    const int hidden = static_cast<int>(lines_of(view_).size()) - m_.rows;
    if (hidden > 0) return "VARIABLES · " + std::to_string(hidden) + " more, turn the wheel";
    if (view_.frames.empty()) return "NO CALLS: IT HAS NO SOURCE";
    return lines_of(view_).empty() ? "NO VARIABLES" : "VARIABLES";
  }

  // The same for all rows, so that the values stand below each other.
  float name_width() const {
    float widest = canvas_.width(Face::kMono, m_.size, "0000");
    for (const VariableLine& line : lines_of(view_)) {
      if (!line.row) continue;
      widest = std::max(widest, canvas_.width(Face::kMono, m_.size, line.row->variable.name));
    }
    return std::min(std::ceil(widest) + canvas_.px(14), m_.variables.w * kWidestName);
  }

  // What has changed has a triangle before it and is bold.
  void draw_variable(const std::string& name, const DebugView::Row& row, Rect at) {
    const Variable& variable = row.variable;
    const bool changed = row.change == DebugView::Row::Change::kChanged;
    const bool has_value = variable.state == Variable::State::kValue;
    if (changed) draw_change(name, at);
    const float w = name_width(), gap = canvas_.px(14);
    canvas_.text(name + "/name", {at.x, at.y, w - gap, at.h}, variable.name,
                 {Face::kMono, m_.size, {Tone::kText}});
    const Rect value{at.x + w, at.y, at.w - w, at.h};
    if (has_value) {
      canvas_.text(name + "/value", value, variable.value,
                   {changed ? Face::kMonoBold : Face::kMono, m_.size, {Tone::kText}});
    } else {
      canvas_.text(name + "/value", value, "no value yet",
                   {Face::kRegular, canvas_.type(15), {Tone::kMuted}});
    }
    canvas_.target({name.substr(6), at, std::nullopt, words_of(variable)});
  }

  void draw_change(const std::string& name, Rect at) {
    const Rect ground{at.x - canvas_.px(3), at.y, at.w + canvas_.px(9), at.h};
    canvas_.box(name + "/ground", Role::kMark,
                {.rect = ground, .radius = canvas_.px(4), .fill = {Tone::kAccent, 0.12f}});
    const float x = at.x - canvas_.px(9), y = at.y + at.h / 2, half = canvas_.px(5);
    canvas_.shape(
        name + "/changed", Role::kMark,
        scene::Polygon{{{x, y - half}, {x + canvas_.px(7), y}, {x, y + half}}, {Tone::kAccent}});
  }

  const DebugView& view_;
  Rect area_;
  DebugMeasures m_;
  Canvas& canvas_;
};

}  // namespace

// Names that hide each other are told apart by their order.
void mark_changes(std::vector<DebugView::Row>& now, const std::vector<Variable>& before) {
  std::vector<bool> used(before.size(), false);
  for (DebugView::Row& row : now) {
    std::size_t i = 0;
    while (i < before.size() && (used[i] || before[i].name != row.variable.name)) ++i;
    const bool is_new = i == before.size();
    if (!is_new) used[i] = true;
    const bool differs =
        is_new ? row.variable.state == Variable::State::kValue
               : before[i].value != row.variable.value || before[i].state != row.variable.state;
    if (differs) row.change = DebugView::Row::Change::kChanged;
  }
}

Picture debug_view(const DebugView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  DebugDrawing(view, area, canvas).draw();
  return canvas.take();
}

int last_first_row(const DebugView& view, Rect area, float unit, const TextMetrics& metrics) {
  return last_first(view, measure(area, Canvas(metrics, unit)));
}

}  // namespace gui::panels
