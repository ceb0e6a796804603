// Where columns stand and where steps lie in the diagram of messages.

#pragma once

#include <cstddef>

#include "gui/scene/message_diagram.h"

namespace gui::scene {

class MessageAxes {
 public:
  MessageAxes(const MessageHistory& history, const MessageMoment& moment, Rect area, float unit,
              const TextMetrics& metrics);

  float px(float design) const { return design * unit_; }
  float type(float design) const;  // pixels, whole and never too small to read
  const Rect& area() const { return area_; }
  const Rect& title() const { return title_; }
  const Rect& view() const { return view_; }
  Rect heading(int column) const;

  float x(int column) const;
  // Gap 0 lies left of the first column, gap 1 right of it. The room for texts in a line of it.
  Rect room(int gap, long line) const;
  Rect number_room(long line) const;
  Rect band(long first_line, int lines) const;

  float arrow_y(long line) const;  // where a message of this line begins
  float y_of(long step) const;     // where the things of a step happen
  float now_y() const { return line_top(now_); }

  bool is_in_view(const Rect& box) const;
  bool is_in_view(float y) const { return y >= view_.y && y <= view_.bottom(); }
  float first_line() const { return first_line_; }
  float shown_lines() const { return view_.h / pitch_; }
  std::size_t first_row() const { return first_row_; }  // in view, at least a part of it
  std::size_t end_row() const { return end_row_; }

 private:
  void split(Rect area);
  void place_columns(const TextMetrics& metrics);
  void place_lines(const MessageMoment& moment);
  float line_top(float line) const { return view_.y + (line - first_line_) * pitch_; }
  long lines_until(long step) const;

  const MessageHistory& history_;
  float unit_;
  Rect area_, title_, headings_, view_;
  float gutter_ = 0, first_x_ = 0, distance_ = 0;
  float pitch_ = 1, first_line_ = 0, now_ = 0;  // lines
  std::size_t first_row_ = 0, end_row_ = 0;
};

}  // namespace gui::scene
