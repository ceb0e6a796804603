#include "gui/panels/terminal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <csignal>

#include "gui/panels/bindings.h"

namespace gui::panels {
namespace {

using sim::abi::Pid;
using sim::kernel::Output;
using sim::kernel::OutputPiece;
using sim::kernel::PieceId;

constexpr int kTabStop = 8;

// The length of the UTF-8 character at the beginning of `text`, or 0 where there is none.
std::size_t character_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// "^C" and "\xff" for what has no glyph of its own.
std::string visible_byte(unsigned char byte) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  if (byte < 0x20) return {'^', static_cast<char>(byte + '@')};
  if (byte == 0x7F) return "^?";
  return {'\\', 'x', kHex[byte >> 4], kHex[byte & 15]};
}

// Rows as they grow under a stream of bytes.
class Screen {
 public:
  Screen(int columns, int rows) : columns_(columns), most_(static_cast<std::size_t>(rows)) {}

  void print(Pid writer, std::string_view bytes) {
    while (!bytes.empty()) {
      const auto byte = static_cast<unsigned char>(bytes[0]);
      const std::size_t length = character_length(bytes);
      if (byte == '\n') {
        new_row();
      } else if (byte == '\t') {
        put(writer, std::string(static_cast<std::size_t>(kTabStop - column_ % kTabStop), ' '));
      } else if (length == 0 || byte < 0x20 || byte == 0x7F) {
        put(writer, visible_byte(byte));
      } else {
        put_character(writer, bytes.substr(0, length));
      }
      bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
  }

  std::vector<TerminalRow> take() { return std::move(rows_); }

 private:
  void new_row() {
    if (rows_.size() >= most_) rows_.erase(rows_.begin());
    rows_.emplace_back();
    column_ = 0;
  }

  void put(Pid writer, const std::string& ascii) {
    for (const char& c : ascii) put_character(writer, {&c, 1});
  }

  void put_character(Pid writer, std::string_view character) {
    if (column_ >= columns_) new_row();
    TerminalRow& row = rows_.back();
    if (row.empty() || row.back().writer != writer) row.push_back({"", writer, 0});
    row.back().text += character;
    ++row.back().columns;
    ++column_;
  }

  int columns_;
  std::size_t most_;
  int column_ = 0;
  std::vector<TerminalRow> rows_{1};
};

// The first piece of those that can be seen at all, so that a long output costs no more than a
// short.
PieceId first_needed(const Output& output, std::size_t bytes) {
  PieceId at = output.last;
  std::size_t found = 0;
  while (const OutputPiece* piece = output.pieces.find(at)) {
    found += piece->bytes.size();
    if (found >= bytes || !output.pieces.find(PieceId{at.value - 1})) return at;
    --at.value;
  }
  return at;
}

std::string_view end_of(std::string_view bytes, std::size_t most) {
  return bytes.substr(bytes.size() - std::min(bytes.size(), most));
}

struct Grid {
  float size, pitch, cell;
  Rect room;
  int columns, rows;
};

Grid grid_of(const Canvas& canvas, Rect area) {
  Grid grid{};
  grid.size = canvas.code_type(17);
  grid.pitch = std::round(grid.size * 1.5f);
  grid.cell = canvas.width(Face::kMono, grid.size, "0");
  const float top = canvas.px(14) + canvas.type(16) * 1.4f + canvas.px(4);
  grid.room = {area.x + canvas.px(20), area.y + top, area.w - canvas.px(40),
               area.h - top - canvas.px(8)};
  grid.columns = std::max(static_cast<int>(grid.room.w / grid.cell) - 1, 8);
  grid.rows = std::max(static_cast<int>(grid.room.h / grid.pitch), 1);
  return grid;
}

// The title, and the keys that are not characters.
class Header {
 public:
  Header(const TerminalView& view, Rect area, Canvas& canvas)
      : view_(view), area_(area), canvas_(canvas) {}

  void draw() {
    if (view_.keyboard != TerminalView::Keyboard::kClosed) {
      const scene::Intent intent = scene::TypeAtTerminal{};
      canvas_.target({"terminal", area_, intent, with_keys("Type at the terminal", intent)});
    }
    const Key interrupt{"interrupt key", "^C", scene::PressSignalKey{SIGINT},
                        "Press Ctrl+C: SIGINT to the foreground group"};
    const Key end{"end key", "^D", scene::EndInput{}, "Press Ctrl+D: the end of the input"};
    const float gap = canvas_.px(8), right = area_.right() - canvas_.px(14);
    const float middle = right - width_of(interrupt) - gap, left = middle - width_of(end);
    draw_title(left - gap);
    draw_key(end, left);
    draw_key(interrupt, middle + gap);
  }

 private:
  struct Key {
    std::string name, label;
    scene::Intent intent;
    std::string words;
  };

  bool is_closed() const { return view_.keyboard == TerminalView::Keyboard::kClosed; }

  TextStyle style_of(const Key& key) const {
    const bool hovered = canvas_.is_hovered(key.name) && !is_closed();
    const Tone tone = hovered ? Tone::kOnDark : Tone::kOnDarkMuted;
    return {Face::kMono, canvas_.code_type(14), {tone, is_closed() ? 0.45f : 1}};
  }

  float width_of(const Key& key) const {
    return canvas_.width(style_of(key), key.label) + canvas_.px(18);
  }

  void draw_title(float right) {
    const float size = canvas_.type(16), left = area_.x + canvas_.px(20);
    canvas_.text("terminal/title", {left, area_.y + canvas_.px(14), right - left, size * 1.4f},
                 title(), {Face::kSemibold, size, {Tone::kOnDarkMuted}});
  }

  std::string title() const {
    switch (view_.keyboard) {
      case TerminalView::Keyboard::kHere:
        return "terminal · type here, Esc leaves";
      case TerminalView::Keyboard::kAwaited:
        return "terminal · " + keys_of(scene::TypeAtTerminal{}) + " or a click to type";
      case TerminalView::Keyboard::kElsewhere:
      case TerminalView::Keyboard::kClosed:
        break;
    }
    return "terminal";
  }

  void draw_key(const Key& key, float left) {
    const TextStyle style = style_of(key);
    const Rect box{left, area_.y + canvas_.px(12), width_of(key),
                   canvas_.type(16) * 1.4f + canvas_.px(4)};
    canvas_.box("terminal/" + key.name, Role::kNode,
                {.rect = box,
                 .radius = canvas_.px(6),
                 .stroke = {style.ink.tone, style.ink.alpha * 0.7f},
                 .stroke_width = 1});
    canvas_.text("terminal/" + key.name + "/label", box, key.label, style, Align::kCenter);
    canvas_.target({key.name, box, key.intent,
                    is_closed() ? key.words + ". The run is over" : key.words,
                    is_closed() ? Target::State::kDisabled : Target::State::kEnabled});
  }

  const TerminalView& view_;
  Rect area_;
  Canvas& canvas_;
};

class Glass {
 public:
  Glass(const TerminalView& view, const Grid& grid, Canvas& canvas)
      : view_(view), grid_(grid), canvas_(canvas) {}

  void draw() {
    static const Output kNothing;
    const Output& output = view_.output ? *view_.output : kNothing;
    const auto rows = last_rows(output, grid_.columns, grid_.rows, view_.typing);
    int line = 0;
    if (static_cast<int>(rows.size()) < grid_.rows) draw_command(line++);
    for (const TerminalRow& row : rows) draw_row(line++, row);
    draw_cursor(line - 1, rows.back());
  }

 private:
  Rect cell(int line, int column) const {
    return {grid_.room.x + static_cast<float>(column) * grid_.cell,
            grid_.room.y + static_cast<float>(line) * grid_.pitch, grid_.cell, grid_.pitch};
  }

  Tone tone_of(Pid writer) const {
    for (const auto& [pid, tone] : view_.tones) {
      if (pid == writer) return tone;
    }
    return Tone::kOnDark;
  }

  void draw_command(int line) {
    Rect box = cell(line, 0);
    box.w = grid_.room.w;
    canvas_.text("terminal/command", box, "$ " + view_.command,
                 {Face::kMono, grid_.size, {Tone::kOnDark}});
  }

  void draw_row(int line, const TerminalRow& row) {
    int column = 0, part = 0;
    for (const TerminalSpan& span : row) {
      Rect box = cell(line, column);
      box.w = std::max(std::ceil(canvas_.width(Face::kMono, grid_.size, span.text)),
                       static_cast<float>(span.columns) * grid_.cell);
      canvas_.text("terminal/row " + std::to_string(line + 1) + "/part " + std::to_string(++part),
                   box, span.text, {Face::kMono, grid_.size, {tone_of(span.writer)}});
      column += span.columns;
    }
  }

  void draw_cursor(int line, const TerminalRow& row) {
    int column = 0;
    for (const TerminalSpan& span : row) column += span.columns;
    const Rect box = cell(line, column);
    const float h = grid_.size * 1.15f;
    const bool types = view_.keyboard == TerminalView::Keyboard::kHere;
    canvas_.box("terminal/cursor", Role::kMark,
                {.rect = {box.x, box.y + (box.h - h) / 2, grid_.cell * 0.9f, h},
                 .radius = 1,
                 .fill = {Tone::kOnDark, types ? 1 : 0.35f}});
  }

  const TerminalView& view_;
  const Grid& grid_;
  Canvas& canvas_;
};

}  // namespace

std::vector<TerminalRow> last_rows(const Output& output, int columns, int rows,
                                   std::string_view typing) {
  // No character takes more than four bytes.
  const auto most = static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows + 1) * 4;
  Screen screen(columns, rows);
  const PieceId first = first_needed(output, most);
  for (PieceId at = first; const OutputPiece* piece = output.pieces.find(at); ++at.value) {
    screen.print(piece->writer, end_of(piece->bytes, most));
  }
  screen.print(sim::kernel::kEcho, typing);
  return screen.take();
}

Picture terminal(const TerminalView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  const bool types = view.keyboard == TerminalView::Keyboard::kHere;
  canvas.box("terminal", Role::kGround,
             {.rect = area,
              .radius = canvas.px(10),
              .fill = {Tone::kDark},
              .stroke = types ? Ink{Tone::kAccent} : scene::kNoInk,
              .stroke_width = std::max(canvas.px(3), 2.0f)});
  Header(view, area, canvas).draw();
  const Grid grid = grid_of(canvas, area);
  Glass(view, grid, canvas).draw();
  return canvas.take();
}

}  // namespace gui::panels
