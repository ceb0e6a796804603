#include "gui/panels/graph_table.h"

#include <algorithm>
#include <cmath>

namespace gui::panels {
namespace {

using sim::host::GraphLine;
using Row = GraphTable::Row;
using Kind = Row::Kind;

constexpr float kGutter = 48, kGraphSize = 16;

std::size_t indent_of(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? 0 : first;
}

std::size_t lines_in(const Row& row) {
  return std::max<std::size_t>({row.model.size(), row.linux_side.size(), 1});
}

float height_of(const std::vector<Row>& rows, float pitch) {
  float height = 0;
  for (const Row& row : rows) height += static_cast<float>(lines_in(row)) * pitch;
  return height;
}

// Where the words that are not the same begin and end.
struct Span {
  std::size_t begin = 0, end = 0;
};

Span difference_in(const std::string& text, const std::string& other) {
  if (text == other) return {text.size(), text.size()};
  const auto shorter = std::min(text.size(), other.size());
  std::size_t begin = 0, same = 0;
  while (begin < shorter && text[begin] == other[begin]) ++begin;
  while (begin > 0 && text[begin - 1] != ' ') --begin;
  const auto from_end = [](const std::string& s, std::size_t n) { return s[s.size() - 1 - n]; };
  while (same < shorter - begin && from_end(text, same) == from_end(other, same)) ++same;
  while (same > 0 && from_end(text, same - 1) != ' ') --same;
  return {begin, text.size() - same};
}

// The lines that a text is broken into, with what is not the same.
std::vector<GraphTable::Line> lines_of(const std::string& text,
                                       const std::vector<std::string>& broken, Span span) {
  std::vector<GraphTable::Line> lines;
  std::size_t at = 0;
  for (const std::string& line : broken) {
    at = text.find(line, at);
    const auto within = [&](std::size_t place) {
      return std::clamp(place, at, at + line.size()) - at;
    };
    const std::size_t begin = within(span.begin), end = within(span.end);
    lines.push_back({line.substr(0, begin), line.substr(begin, end - begin), line.substr(end)});
    at += line.size();
  }
  return lines;
}

class TableMaker {
 public:
  TableMaker(const Canvas& canvas, const std::vector<GraphLine>& lines, Rect room)
      : canvas_(canvas), lines_(lines), room_(room) {
    table_.size = canvas.code_type(kGraphSize);
    table_.pitch = std::round(table_.size * 1.5f);
    table_.column = (room.w - canvas.px(kGutter)) / 2;
  }

  GraphTable make() {
    for (const GraphLine& line : lines_) table_.rows.push_back(row_of(line));
    if (!fits()) leave_out_what_is_the_same();
    if (!fits()) cut();
    table_.height = head() + height_of(table_.rows, table_.pitch);
    return std::move(table_);
  }

 private:
  float head() const { return table_.pitch * 1.3f; }
  bool fits() const { return head() + height_of(table_.rows, table_.pitch) <= room_.h; }

  Row row_of(const GraphLine& line) const {
    const std::string& longer = line.model.empty() ? line.linux_side : line.model;
    const float letter = canvas_.width(Face::kMono, table_.size, "m");
    Row row;
    row.indent = static_cast<float>(indent_of(longer)) * letter;
    row.kind = line.differs() ? Kind::kDiffers : Kind::kSame;
    const float w = table_.column - row.indent - canvas_.px(14);
    const auto side = [&](const std::string& text, const std::string& other) {
      const std::string own = text.substr(indent_of(text));
      const auto broken = wrapped(canvas_, Face::kMonoBold, table_.size, own, w);
      return lines_of(own, broken, difference_in(own, other.substr(indent_of(other))));
    };
    row.model = side(line.model, line.linux_side);
    row.linux_side = side(line.linux_side, line.model);
    return row;
  }

  // The line of a process stays where one of its descriptors differs.
  void leave_out_what_is_the_same() {
    std::vector<Row> kept;
    long left_out = 0;
    const auto close_gap = [&] {
      if (left_out == 0) return;
      const std::string words = left_out == 1 ? " line is the same" : " lines are the same";
      kept.push_back({{{std::to_string(left_out) + words, {}, {}}}, {}, Kind::kLeftOut, 0});
      left_out = 0;
    };
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (table_.rows[i].kind == Kind::kSame && !heads_a_difference(i)) {
        ++left_out;
        continue;
      }
      close_gap();
      kept.push_back(table_.rows[i]);
    }
    close_gap();
    table_.rows = std::move(kept);
  }

  bool heads_a_difference(std::size_t at) const {
    if (table_.rows[at].indent > 0) return false;
    for (std::size_t i = at + 1; i < table_.rows.size() && table_.rows[i].indent > 0; ++i) {
      if (table_.rows[i].kind == Kind::kDiffers) return true;
    }
    return false;
  }

  void cut() {
    std::size_t cut = 0;
    table_.rows.push_back({{{}}, {}, Kind::kLeftOut, 0});
    while (table_.rows.size() > 2 && !fits()) {
      table_.rows.erase(table_.rows.end() - 2);
      ++cut;
    }
    table_.rows.back().model.front().before = "and " + std::to_string(cut) + " more";
  }

  const Canvas& canvas_;
  const std::vector<GraphLine>& lines_;
  Rect room_;
  GraphTable table_;
};

class TableBrush {
 public:
  TableBrush(Canvas& canvas, const std::string& name, const GraphTable& table, Rect room)
      : canvas_(canvas), name_(name), table_(table), room_(room), y_(room.y) {}

  void draw() {
    const TextStyle head{Face::kSemibold, canvas_.type(17), {Tone::kMuted}};
    const float h = table_.pitch * 1.3f;
    canvas_.text(name_ + "/model", {left(), y_, table_.column, h}, "model", head);
    canvas_.text(name_ + "/linux", {right(), y_, table_.column, h}, "Linux", head);
    y_ += h;
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      draw_row(name_ + "/line " + std::to_string(i + 1), table_.rows[i]);
    }
  }

 private:
  float left() const { return room_.x + canvas_.px(14); }
  float right() const { return room_.x + table_.column + canvas_.px(kGutter); }

  void draw_row(const std::string& name, const Row& row) {
    const float h = static_cast<float>(lines_in(row)) * table_.pitch;
    if (row.kind == Kind::kDiffers) mark(name, {room_.x, y_, room_.w, h});
    if (row.kind == Kind::kLeftOut) {
      canvas_.text(name, {left(), y_, table_.column, h}, row.model.front().before,
                   {Face::kRegular, table_.size, {Tone::kMuted}});
    } else {
      draw_side(name + "/model", left() + row.indent, row, row.model);
      draw_side(name + "/linux", right() + row.indent, row, row.linux_side);
    }
    y_ += h;
  }

  void mark(const std::string& name, Rect box) {
    const Rect ground{box.x, box.y + 1, box.w, box.h - 2};
    canvas_.box(name + "/ground", Role::kMark,
                {.rect = ground, .radius = canvas_.px(4), .fill = {Tone::kDanger, 0.1f}});
    canvas_.box(name + "/edge", Role::kMark,
                {.rect = {box.x, ground.y, canvas_.px(4), ground.h}, .fill = {Tone::kDanger}});
    const float x = room_.x + table_.column;
    canvas_.text(name + "/sign", {x, box.y, canvas_.px(kGutter), table_.pitch}, "≠",
                 {Face::kMonoBold, table_.size, {Tone::kDanger}}, Align::kCenter);
  }

  void draw_side(const std::string& name, float x, const Row& row,
                 const std::vector<GraphTable::Line>& own) {
    if (own.empty()) {
      text(name, x, y_, "not there", {Face::kRegular, table_.size, {Tone::kDanger}});
      return;
    }
    const Tone tone = row.kind == Kind::kDiffers ? Tone::kText : Tone::kMuted;
    for (std::size_t i = 0; i < own.size(); ++i) {
      const float y = y_ + static_cast<float>(i) * table_.pitch;
      const std::string part = name + "/part " + std::to_string(i + 1);
      const float middle = text(part + " before", x, y, own[i].before, plain(tone));
      const float after = text(part + " middle", middle, y, own[i].middle, strong());
      text(part + " after", after, y, own[i].after, plain(tone));
    }
  }

  TextStyle plain(Tone tone) const { return {Face::kMono, table_.size, {tone}}; }
  TextStyle strong() const { return {Face::kMonoBold, table_.size, {Tone::kDanger}}; }

  // Returns where it ends.
  float text(const std::string& name, float x, float y, const std::string& words,
             const TextStyle& style) {
    const float w = canvas_.width(style, words);
    canvas_.text(name, {x, y, w + 0.5f, table_.pitch}, words, style);
    return x + w;
  }

  Canvas& canvas_;
  const std::string& name_;
  const GraphTable& table_;
  Rect room_;
  float y_;
};

}  // namespace

GraphTable graph_table(const Canvas& canvas, const std::vector<GraphLine>& lines, Rect room) {
  return TableMaker(canvas, lines, room).make();
}

void draw_graph_table(Canvas& canvas, const std::string& name, const GraphTable& table, Rect room) {
  TableBrush(canvas, name, table, room).draw();
}

}  // namespace gui::panels
