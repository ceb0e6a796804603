#include "gui/panels/source.h"

#include <algorithm>
#include <cmath>

#include "gui/panels/header_buttons.h"

namespace gui::panels {
namespace {

constexpr float kShrunk = 0.78f;  // of the usual size, for long lines
constexpr int kSurroundings = 3;  // lines above and below the one that runs
constexpr std::size_t kMostMessageLines = 3;

// Where things stand in the panel; all in pixels.
struct SourceMeasures {
  float size, pitch, number_width, code_x, code_width, top, message_height;
  int rows;
  std::vector<std::string> message;
};

float pill_size(const Canvas& canvas) { return canvas.type(14); }

std::size_t longest_line(const std::vector<CodeLine>& lines) {
  std::size_t longest = 0;
  for (const CodeLine& line : lines) {
    std::size_t length = 0;
    for (const CodeSpan& span : line) length += span.text.size();
    longest = std::max(longest, length);
  }
  return longest;
}

// The usual size, or a little less when that shows the whole of the longest line beside a pill.
float code_size(const SourceView& view, const Canvas& canvas, float width) {
  const float usual = canvas.code_type(kCodeSize);
  const float smallest = std::max(std::floor(usual * kShrunk), kSmallestCode);
  const float pill = pill_width(canvas, view.widest_name, pill_size(canvas));
  const auto longest = static_cast<float>(longest_line(*view.lines));
  for (float size = usual; size > smallest; --size) {
    if (longest * canvas.width(Face::kMono, size, "0") + pill <= width) return size;
  }
  return smallest;
}

SourceMeasures measure(const SourceView& view, Rect area, const Canvas& canvas) {
  SourceMeasures m{};
  const float usual = canvas.code_type(kCodeSize);
  const std::string last = std::to_string(std::max<std::size_t>(view.lines->size(), 10));
  m.number_width = canvas.width(Face::kMono, usual, last);
  m.code_x = area.x + canvas.px(15) + m.number_width + canvas.px(12);
  m.code_width = area.right() - canvas.px(14) - m.code_x;
  m.size = code_size(view, canvas, m.code_width);
  m.pitch = std::round(usual * 1.46f);
  m.top = area.y + canvas.px(14) + canvas.type(18) * 1.4f + canvas.px(8);
  if (view.mistake) {
    const float size = canvas.type(16);
    m.message =
        wrapped(canvas, Face::kRegular, size, view.mistake->message, area.w - canvas.px(40));
    m.message.resize(std::min(m.message.size(), kMostMessageLines));
    m.message_height = static_cast<float>(m.message.size()) * size * 1.35f + canvas.px(16);
  }
  const float room = area.bottom() - canvas.px(8) - m.message_height - m.top;
  m.rows = std::max(static_cast<int>(room / m.pitch), 0);
  return m;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(' ') == text.npos; }

// Leading blanks are room, not text.
void draw_code(Canvas& canvas, const std::string& name, const CodeLine& line, Rect room,
               float size) {
  const float cell = canvas.width(Face::kMono, size, "0");
  std::string before;
  int part = 0;
  for (const CodeSpan& span : line) {
    const float x = room.x + canvas.width(Face::kMono, size, before);
    const float left = room.right() - x;
    if (left < cell) break;
    const TextStyle style = code_style(span.kind, size);
    const float w = canvas.width(style, span.text);
    if (!is_blank(span.text)) {
      canvas.text(name + "/part " + std::to_string(++part), {x, room.y, std::min(w, left), room.h},
                  span.text, style);
    }
    if (w > left) break;
    before += span.text;
  }
}

class Rows {
 public:
  Rows(const SourceView& view, Rect area, const SourceMeasures& m, Canvas& canvas)
      : view_(view), area_(area), m_(m), canvas_(canvas) {}

  void draw() {
    const int lines = static_cast<int>(view_.lines->size());
    const int end = std::min(view_.first_line + m_.rows, lines);
    for (int line = view_.first_line; line < end; ++line) draw_row(line + 1);
  }

 private:
  Rect row_of(int line) const {
    const auto row = static_cast<float>(line - 1 - view_.first_line);
    return {area_.x + 2, m_.top + row * m_.pitch, area_.w - 4, m_.pitch};
  }

  void draw_row(int line) {
    const std::string name = "source/line " + std::to_string(line);
    const Rect row = row_of(line);
    draw_ground(name, row, line);
    const Rect number{area_.x + canvas_.px(15), row.y, m_.number_width, row.h};
    draw_gutter(name, row, number, line);
    const float end = draw_pills(name, row, line);
    draw_code(canvas_, name, (*view_.lines)[static_cast<std::size_t>(line - 1)],
              {m_.code_x, row.y, end - m_.code_x, row.h}, m_.size);
  }

  // A breakpoint is a dark sign around the number; a triangle points at what is about to be done.
  void draw_gutter(const std::string& name, Rect row, Rect number, int line) {
    const auto& set = view_.breakpoints;
    const bool is_set = std::find(set.begin(), set.end(), line) != set.end();
    const Target target{"line " + std::to_string(line),
                        {row.x, row.y, m_.code_x - row.x, row.h},
                        scene::ToggleLineBreakpoint{line},
                        is_set ? "No stop on this line" : "Stop on this line"};
    const bool is_hovered = canvas_.is_hovered(target.name);
    if (is_set || is_hovered) {
      const Rect sign{number.x - canvas_.px(5), row.y + 1, number.w + canvas_.px(10), row.h - 2};
      canvas_.box(
          name + (is_set ? "/breakpoint" : "/offer"), Role::kMark,
          {.rect = sign, .radius = canvas_.px(5), .fill = {Tone::kDanger, is_set ? 1.0f : 0.2f}});
    }
    canvas_.text(name + "/number", number, std::to_string(line),
                 {is_set ? Face::kMonoBold : Face::kMono,
                  std::max(m_.size - 1, kSmallestType),
                  {is_set ? Tone::kPanel : Tone::kFaint}},
                 Align::kRight);
    if (view_.next_line == line) {
      const float x = number.right() + canvas_.px(6), y = row.y + row.h / 2, half = canvas_.px(6);
      canvas_.shape(
          name + "/next", Role::kMark,
          scene::Polygon{{{x, y - half}, {x + canvas_.px(8), y}, {x, y + half}}, {Tone::kText}});
    }
    canvas_.target(target);
  }

  void draw_ground(const std::string& name, Rect row, int line) {
    if (view_.call_line == line) {
      canvas_.box(name + "/call", Role::kMark,
                  {.rect = inset(row, 1),
                   .radius = canvas_.px(4),
                   .stroke = {Tone::kAccent},
                   .stroke_width = std::max(1.0f, canvas_.px(1.5f)),
                   .line = Line::kDashed});
    }
    const bool wrong = view_.mistake && view_.mistake->line == line;
    const Standing* shown = nullptr;
    for (const Standing& s : view_.standing) {
      if (s.line == line && (!shown || s.turn == Standing::Turn::kRan)) shown = &s;
    }
    if (!wrong && !shown) return;
    const Tone tone = wrong ? Tone::kDanger : shown->tone;
    canvas_.box(name + "/ground", Role::kMark, {.rect = row, .fill = {tone, 0.12f}});
    canvas_.box(name + "/bar", Role::kMark,
                {.rect = {row.x, row.y, canvas_.px(5), row.h}, .fill = {tone}});
  }

  // Who stands on the line: who has run first, then the others.
  std::vector<const Standing*> on_line(int line) const {
    std::vector<const Standing*> all;
    for (const Standing& s : view_.standing) {
      if (s.line == line) all.push_back(&s);
    }
    std::stable_partition(all.begin(), all.end(),
                          [](const Standing* s) { return s->turn == Standing::Turn::kRan; });
    return all;
  }

  // Leaves at least half of the line to the code; who has no room is counted. Returns where the
  // code must end.
  float draw_pills(const std::string& name, Rect row, int line) {
    const auto all = on_line(line);
    const float size = pill_size(canvas_), gap = canvas_.px(6), room = m_.code_width * 0.5f;
    const float right = area_.right() - canvas_.px(5);
    float used = 0;
    std::size_t shown = 0;
    for (; shown < all.size(); ++shown) {
      const float w = pill_width(canvas_, all[shown]->process, size) + gap;
      if (shown > 0 && used + w > room) break;
      used += w;
    }
    const std::string rest = shown < all.size() ? "+" + std::to_string(all.size() - shown) : "";
    const float count = rest.empty() ? 0 : canvas_.width(Face::kSemibold, size, rest) + gap;
    float x = std::max(right - count - used + gap, m_.code_x);
    const float end = x;
    draw_shown_pills(name, row, {all.begin(), all.begin() + static_cast<long>(shown)}, x);
    canvas_.text(name + "/more", {right - count + gap, row.y, count - gap + 1, row.h}, rest,
                 {Face::kSemibold, size, {Tone::kMuted}});
    return end - canvas_.px(all.empty() ? 0 : 3);
  }

  // In the order of the processes, so that they do not change places.
  void draw_shown_pills(const std::string& name, Rect row, std::vector<const Standing*> shown,
                        float x) {
    const float size = pill_size(canvas_), h = std::min(row.h - 2, size * 1.65f);
    std::sort(shown.begin(), shown.end());  // all lie in view_.standing
    for (const Standing* s : shown) {
      const float room = area_.right() - canvas_.px(5) - x;
      const float w = std::min(pill_width(canvas_, s->process, size), room);
      draw_pill(canvas_, name + "/pill " + s->process, {x, row.y + (row.h - h) / 2, w, h},
                s->process, s->tone, size);
      x += w + canvas_.px(6);
    }
  }

  const SourceView& view_;
  Rect area_;
  const SourceMeasures& m_;
  Canvas& canvas_;
};

void draw_message(Canvas& canvas, const SourceMeasures& m, Rect area) {
  const Rect box{area.x + canvas.px(8), area.bottom() - canvas.px(8) - m.message_height,
                 area.w - canvas.px(16), m.message_height};
  canvas.box("source/mistake", Role::kNode,
             {.rect = box, .radius = canvas.px(6), .fill = {Tone::kDanger, 0.12f}});
  const float size = canvas.type(16), pitch = size * 1.35f;
  float y = box.y + canvas.px(8);
  for (std::size_t i = 0; i < m.message.size(); ++i, y += pitch) {
    canvas.text("source/mistake/line " + std::to_string(i + 1),
                {area.x + canvas.px(20), y, area.w - canvas.px(40), pitch}, m.message[i],
                {Face::kRegular, size, {Tone::kDanger}});
  }
}

// Returns their left edge.
float draw_buttons(const SourceView& view, Rect area, Canvas& canvas) {
  HeaderButtons buttons(area, canvas);
  const bool is_on = view.debug_button == SourceView::DebugButton::kOn;
  buttons.add({"debug", "Debug", is_on ? "Hides calls and variables" : "Calls and variables"},
              scene::ToggleDebugView{}, is_on ? Target::State::kActive : Target::State::kEnabled);
  buttons.add({"edit", "Edit", "Edit this listing, and run it again"}, scene::ToggleEditing{});
  const std::size_t count = view.all_breakpoints;
  if (!is_on && count == 0) return buttons.left();
  buttons.add({"breakpoints", count == 0 ? "Breakpoints" : "Breakpoints " + std::to_string(count),
               "What a run stops at"},
              scene::ToggleBreakpointSheet{});
  return buttons.left();
}

}  // namespace

TextStyle code_style(CodeKind kind, float size) {
  switch (kind) {
    case CodeKind::kWord:
      return {Face::kMonoBold, size, {Tone::kText}};
    case CodeKind::kText:
      return {Face::kMono, size, {Tone::kNeutral}};
    case CodeKind::kComment:
      return {Face::kMono, size, {Tone::kMuted}};
    case CodeKind::kDirective:
      return {Face::kMono, size, {Tone::kMuted}};
    case CodeKind::kPlain:
      break;
  }
  return {Face::kMono, size, {Tone::kText}};
}

Picture source(const SourceView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  canvas.box("source", Role::kGround,
             {.rect = area,
              .radius = canvas.px(10),
              .fill = {Tone::kPanel},
              .stroke = {Tone::kPanelLine}});
  const float size = canvas.type(18);
  const float end = draw_buttons(view, area, canvas);
  canvas.text(
      "source/file",
      {area.x + canvas.px(20), area.y + canvas.px(14), end - area.x - canvas.px(26), size * 1.4f},
      view.heading, {Face::kSemibold, size, {Tone::kText}});
  if (!view.lines) return canvas.take();
  const SourceMeasures m = measure(view, area, canvas);
  Rows(view, area, m, canvas).draw();
  if (!m.message.empty()) draw_message(canvas, m, area);
  return canvas.take();
}

int source_rows(const SourceView& view, Rect area, float unit, const TextMetrics& metrics) {
  return view.lines ? measure(view, area, Canvas(metrics, unit)).rows : 0;
}

int first_line_showing(int line, int first, int rows, int lines) {
  const int around = std::clamp((rows - 1) / 2, 0, kSurroundings);
  if (line > 0) {
    first = std::min(first, line - 1 - around);
    first = std::max(first, line + around - rows);
  }
  return std::clamp(first, 0, std::max(lines - rows, 0));
}

}  // namespace gui::panels
