#include "gui/panels/editor_view.h"

#include <algorithm>
#include <cmath>

#include "gui/edit/characters.h"
#include "gui/panels/header_buttons.h"
#include "gui/panels/mistake_list.h"
#include "gui/panels/source.h"

namespace gui::panels {
namespace {

constexpr float kSmallestText = 60;       // design pixels
constexpr float kMostForMistakes = 0.4f;  // of the panel's height

// All in pixels.
struct EditorMeasures {
  float size, number_width;
  Rect mistakes;  // h = 0: none
  TextPlaces text;
};

EditorMeasures measure(const EditorView& view, Rect area, const Canvas& canvas) {
  EditorMeasures m{};
  m.size = canvas.code_type(kCodeSize);
  const std::string last = std::to_string(std::max<std::size_t>(view.lines->size(), 100));
  m.number_width = canvas.width(Face::kMono, m.size, last);
  const float top = area.y + canvas.px(14) + canvas.type(18) * 1.4f + canvas.px(8);
  const float margin = canvas.px(8), x = area.x + canvas.px(15) + m.number_width + canvas.px(12);
  const float most =
      std::min(area.h * kMostForMistakes, area.bottom() - top - canvas.px(kSmallestText));
  const float list = mistake_list_height(view.wrong, area.w - 2 * margin, most, canvas);
  m.mistakes = {area.x + margin, area.bottom() - margin - list, area.w - 2 * margin, list};
  const float bottom = list > 0 ? m.mistakes.y - margin : area.bottom() - margin;
  m.text.cell = canvas.width(Face::kMono, m.size, "0");
  m.text.pitch = std::round(m.size * 1.46f);
  m.text.room = {x, top, std::max(area.right() - canvas.px(16) - x, 0.0f),
                 std::max(bottom - top, 0.0f)};
  m.text.rows = static_cast<std::size_t>(m.text.room.h / m.text.pitch);
  m.text.cells = static_cast<std::size_t>(m.text.room.w / m.text.cell);
  return m;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::size_t cells_in(const CodeLine& line) {
  std::size_t cells = 0;
  for (const CodeSpan& span : line) cells += characters_in(span.text);
  return cells;
}

// The part of a text between two of its cells, which are its characters.
std::string_view cells_between(std::string_view text, std::size_t first, std::size_t last) {
  const std::size_t begin = edit::offset_of(text, {0, first});
  return text.substr(begin, edit::offset_of(text, {0, last}) - begin);
}

class EditorDrawing {
 public:
  EditorDrawing(const EditorView& view, Rect area, Canvas& canvas)
      : view_(view), area_(area), canvas_(canvas), m_(measure(view, area, canvas)) {}

  void draw() {
    canvas_.target({"text", m_.text.room, scene::PlaceCursor{}, ""});
    const std::size_t end = std::min(view_.first_line + m_.text.rows, view_.lines->size());
    for (std::size_t line = view_.first_line; line < end; ++line) draw_line(line);
    draw_placeholder();
    draw_cursor();
    draw_bar();
    if (m_.mistakes.h > 0) draw_mistakes(canvas_, view_.wrong, m_.mistakes);
  }

 private:
  Rect row_of(std::size_t line) const {
    const auto row = static_cast<float>(line - view_.first_line);
    return {area_.x + 2, m_.text.room.y + row * m_.text.pitch, area_.w - 4, m_.text.pitch};
  }

  // Clamped to what is seen of the line.
  float x_of(std::size_t cell) const {
    const std::size_t last = view_.first_cell + m_.text.cells;
    const auto cells = std::clamp(cell, view_.first_cell, last) - view_.first_cell;
    return m_.text.room.x + static_cast<float>(cells) * m_.text.cell;
  }

  const EditorView::Wrong* wrong_on(std::size_t line) const {
    for (const auto& wrong : view_.wrong) {
      if (wrong.place && wrong.place->line == line) return &wrong;
    }
    return nullptr;
  }

  void draw_line(std::size_t line) {
    const std::string name = "source/line " + std::to_string(line + 1);
    const Rect row = row_of(line);
    draw_ground(name, row, line);
    draw_marked(name, row, line);
    const bool here = line == view_.cursor.line;
    canvas_.text(name + "/number", {area_.x + canvas_.px(15), row.y, m_.number_width, row.h},
                 std::to_string(line + 1),
                 {here ? Face::kMonoBold : Face::kMono,
                  std::max(m_.size - 1, kSmallestType),
                  {here ? Tone::kMuted : Tone::kFaint}},
                 Align::kRight);
    draw_code(name, row, (*view_.lines)[line]);
  }

  void draw_ground(const std::string& name, Rect row, std::size_t line) {
    const auto* wrong = wrong_on(line);
    if (!wrong && line != view_.cursor.line) return;
    if (!wrong) {
      canvas_.box(name + "/ground", Role::kMark, {.rect = row, .fill = {Tone::kKernelArea, 0.7f}});
      return;
    }
    const Tone tone = tone_of(wrong->kind);
    canvas_.box(name + "/ground", Role::kMark, {.rect = row, .fill = {tone, 0.12f}});
    canvas_.box(name + "/bar", Role::kMark,
                {.rect = {row.x, row.y, canvas_.px(5), row.h}, .fill = {tone}});
    draw_places(name, row, line);
  }

  // Where on the line something is wrong; several things may be.
  void draw_places(const std::string& name, Rect row, std::size_t line) {
    const float w = 2 * m_.text.cell, h = std::max(canvas_.px(2.5f), 2.0f);
    int number = 0;
    for (const auto& wrong : view_.wrong) {
      if (!wrong.place || wrong.place->line != line) continue;
      const float x = x_of(wrong.place->cell);
      canvas_.box(name + "/place " + std::to_string(++number), Role::kMark,
                  {.rect = {x, row.bottom() - h, std::min(w, area_.right() - 2 - x), h},
                   .fill = {tone_of(wrong.kind)}});
    }
  }

  // A marked line end is one cell.
  void draw_marked(const std::string& name, Rect row, std::size_t line) {
    const auto& [from, to] =
        std::minmax(view_.anchor, view_.cursor, [](const auto& a, const auto& b) {
          return a.line != b.line ? a.line < b.line : a.cell < b.cell;
        });
    if (line < from.line || line > to.line || from == to) return;
    const std::size_t end = cells_in((*view_.lines)[line]);
    const float begin = x_of(line == from.line ? from.cell : 0);
    const float after = x_of(line == to.line ? to.cell : end + 1);
    if (after <= begin) return;
    canvas_.box(name + "/marked", Role::kMark,
                {.rect = {begin, row.y, after - begin, row.h}, .fill = {Tone::kAccent, 0.22f}});
  }

  void draw_code(const std::string& name, Rect row, const CodeLine& line) {
    const std::size_t last = view_.first_cell + m_.text.cells;
    std::size_t cell = 0;
    int part = 0;
    for (const CodeSpan& span : line) {
      const std::size_t begin = cell;
      cell += characters_in(span.text);
      if (cell <= view_.first_cell) continue;
      if (begin >= last) return;
      const std::size_t skipped = view_.first_cell > begin ? view_.first_cell - begin : 0;
      const auto shown = cells_between(span.text, skipped, std::min(cell, last) - begin);
      if (shown.find_first_not_of(' ') == std::string_view::npos) continue;
      const TextStyle style = code_style(span.kind, m_.size);
      const float x = x_of(begin + skipped);
      canvas_.text(name + "/part " + std::to_string(++part),
                   {x, row.y, canvas_.width(style, shown) + 0.5f, row.h}, shown, style);
    }
  }

  void draw_placeholder() {
    if (view_.lines->size() != 1 || !view_.lines->front().empty()) return;
    const Rect row = row_of(0);
    canvas_.text("source/placeholder",
                 {m_.text.room.x + m_.text.cell, row.y, m_.text.room.w - m_.text.cell, row.h},
                 "Type or paste a C program",
                 {Face::kRegular, std::max(m_.size, kSmallestType), {Tone::kFaint}});
  }

  void draw_cursor() {
    const auto& [line, cell] = view_.cursor;
    const bool below = line < view_.first_line || line >= view_.first_line + m_.text.rows;
    const bool beside = cell < view_.first_cell || cell > view_.first_cell + m_.text.cells;
    if (below || beside) return;
    const Rect row = row_of(line);
    const float w = std::max(std::round(canvas_.px(2)), 2.0f);
    canvas_.box("source/cursor", Role::kMark,
                {.rect = {x_of(cell) - w / 2, row.y + 1, w, row.h - 2}, .fill = {Tone::kAccent}});
  }

  // Which part of the text is shown.
  void draw_bar() {
    if (view_.lines->size() <= m_.text.rows) return;
    const float w = canvas_.px(5), all = static_cast<float>(view_.lines->size());
    const Rect track{area_.right() - canvas_.px(5) - w, m_.text.room.y, w, m_.text.room.h};
    Rect thumb = track;
    thumb.y += track.h * static_cast<float>(view_.first_line) / all;
    thumb.h = std::max(track.h * static_cast<float>(m_.text.rows) / all, 2 * w);
    thumb.y = std::min(thumb.y, track.bottom() - thumb.h);
    canvas_.box("source/track", Role::kMark,
                {.rect = track, .radius = w / 2, .fill = {Tone::kTrack}});
    canvas_.box("source/thumb", Role::kMark,
                {.rect = thumb, .radius = w / 2, .fill = {Tone::kMuted}});
  }

  const EditorView& view_;
  Rect area_;
  Canvas& canvas_;
  EditorMeasures m_;
};

void draw_heading(const EditorView& view, Rect area, Canvas& canvas) {
  using State = Target::State;
  const State revert =
      view.revert == EditorView::Revert::kPossible ? State::kEnabled : State::kDisabled;
  HeaderButtons buttons(area, canvas);
  buttons.add({"edit", "Edit", "Back to the run; the text is kept"}, scene::ToggleEditing{},
              State::kActive);
  buttons.add({"revert", "Revert", "To what was opened or saved last"}, scene::RevertText{},
              revert);
  buttons.add({"save", "Save", "Save the text"}, scene::SaveText{});
  if (view.files == EditorView::Files::kSeveral) {
    buttons.add({"next file", "Next file", "The program's next file"}, scene::NextFile{});
  }
  buttons.add({"run", "Run", "Run the text from the beginning"}, scene::RunText{}, State::kEnabled,
              Button::Look::kPrimary);
  const float size = canvas.type(18), x = area.x + canvas.px(20);
  const std::string changed = view.saved == EditorView::Saved::kNo ? " •" : "";
  canvas.text("source/file",
              {x, area.y + canvas.px(14), buttons.left() - x - canvas.px(6), size * 1.4f},
              view.file + changed, {Face::kSemibold, size, {Tone::kText}});
}

}  // namespace

Picture editor(const EditorView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  canvas.box("source", Role::kGround,
             {.rect = area,
              .radius = canvas.px(10),
              .fill = {Tone::kPanel},
              .stroke = {Tone::kAccent},
              .stroke_width = std::max(canvas.px(2), 1.5f)});
  draw_heading(view, area, canvas);
  EditorDrawing(view, area, canvas).draw();
  return canvas.take();
}

TextPlaces text_places(const EditorView& view, Rect area, float unit, const TextMetrics& metrics) {
  return measure(view, area, Canvas(metrics, unit)).text;
}

}  // namespace gui::panels
