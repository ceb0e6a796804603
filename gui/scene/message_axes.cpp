#include "gui/scene/message_axes.h"

#include <algorithm>
#include <cmath>

#include "gui/scene/geometry.h"
#include "gui/scene/glyphs.h"

namespace gui::scene {
namespace {

constexpr float kLowestWithTitle = 260;  // design pixels
constexpr float kSmallestText = 12;      // pixels
constexpr float kWidestDistance = 560;   // design pixels between two columns
constexpr float kWordRoom = 132;         // likewise, beside the outer columns
constexpr float kLowestLine = 31, kHighestLine = 48;
constexpr float kArrowAt = 0.8f;    // of a line's height; its text stands above
constexpr float kMomentAt = 0.62f;  // of the view's height, when the diagram follows

}  // namespace

MessageAxes::MessageAxes(const MessageHistory& history, const MessageMoment& moment, Rect area,
                         float unit, const TextMetrics& metrics)
    : history_(history), unit_(unit), area_(area) {
  split(area);
  place_columns(metrics);
  place_lines(moment);
}

float MessageAxes::type(float design) const {
  return std::max(std::round(design * unit_), kSmallestText);
}

void MessageAxes::split(Rect area) {
  const bool is_low = area.h < px(kLowestWithTitle);
  const float pad = px(10), title = is_low ? 0 : type(14) * 1.5f;
  const float card = type(18) * 1.35f + (is_low ? 0 : type(14) * 1.35f) + px(6);
  title_ = {area.x + px(16), area.y + px(8), std::max(area.w - px(32), 0.0f), title};
  headings_ = {area.x, title_.bottom() + px(4), area.w, card};
  const float top = headings_.bottom() + pad;
  view_ = {area.x, top, area.w, std::max(area.bottom() - top - px(6), 0.0f)};
}

void MessageAxes::place_columns(const TextMetrics& metrics) {
  const auto last =
      static_cast<std::size_t>(history_.rows().empty() ? 0 : history_.rows().back().step);
  gutter_ = px(16) + metrics.width(Face::kMonoBold, type(14), grouped(last)) + px(14);
  const float words = std::min(px(kWordRoom), (area_.w - gutter_) * 0.14f);
  const auto gaps = static_cast<float>(std::max(history_.columns() - 1, 0));
  const float room = area_.w - gutter_ - 2 * words;
  distance_ = gaps > 0 ? std::min(room / gaps, px(kWidestDistance)) : px(kWidestDistance);
  first_x_ = area_.x + gutter_ + words + (room - gaps * distance_) / 2;
}

long MessageAxes::lines_until(long step) const {
  const std::size_t next = history_.first_row_from(step + 1);
  return next == 0 ? 0 : history_.rows()[next - 1].first_line + history_.rows()[next - 1].lines;
}

void MessageAxes::place_lines(const MessageMoment& moment) {
  const auto all = static_cast<float>(history_.lines());
  const float lowest = std::max(px(kLowestLine), type(15) * 1.75f);
  pitch_ = std::clamp(view_.h / std::max(all, 1.0f), lowest, std::max(px(kHighestLine), lowest));
  const auto before = static_cast<float>(lines_until(moment.step - 1));
  now_ = lerp(before, static_cast<float>(lines_until(moment.step)), moment.progress);
  const float shown = shown_lines();
  const float wanted = moment.first_line.value_or(now_ - kMomentAt * shown);
  first_line_ = std::clamp(wanted, 0.0f, std::max(all - shown, 0.0f));
  const auto& rows = history_.rows();
  const auto ends_before = [](const MessageRow& row, float line) {
    return static_cast<float>(row.first_line + row.lines) <= line;
  };
  const auto first = std::lower_bound(rows.begin(), rows.end(), first_line_, ends_before);
  const auto end = std::lower_bound(
      first, rows.end(), first_line_ + shown,
      [](const MessageRow& row, float line) { return static_cast<float>(row.first_line) < line; });
  first_row_ = static_cast<std::size_t>(first - rows.begin());
  end_row_ = static_cast<std::size_t>(end - rows.begin());
}

Rect MessageAxes::heading(int column) const {
  const float beside = std::min(x(0) - area_.x, area_.right() - x(history_.columns() - 1));
  const float w = std::min({distance_ - px(12), px(240), 2 * beside - px(8)});
  return {x(column) - w / 2, headings_.y, w, headings_.h};
}

float MessageAxes::x(int column) const { return first_x_ + static_cast<float>(column) * distance_; }

Rect MessageAxes::room(int gap, long line) const {
  const float pad = px(16);
  const float left = gap == 0 ? area_.x + gutter_ : x(gap - 1) + pad;
  const float right = gap == history_.columns() ? area_.right() - px(10) : x(gap) - pad;
  const float top = line_top(static_cast<float>(line));
  return {left, top, std::max(right - left, 0.0f), pitch_ * kArrowAt - px(2)};
}

Rect MessageAxes::number_room(long line) const {
  return {area_.x + px(16), line_top(static_cast<float>(line)), gutter_ - px(24),
          pitch_ * kArrowAt - px(2)};
}

Rect MessageAxes::band(long first_line, int lines) const {
  return {area_.x, line_top(static_cast<float>(first_line)), area_.w,
          pitch_ * static_cast<float>(lines)};
}

float MessageAxes::arrow_y(long line) const {
  return line_top(static_cast<float>(line) + kArrowAt);
}

float MessageAxes::y_of(long step) const {
  const std::size_t index = history_.first_row_from(step);
  if (index == history_.rows().size()) return line_top(static_cast<float>(history_.lines()));
  const MessageRow& row = history_.rows()[index];
  return row.step == step ? arrow_y(row.first_line) : line_top(static_cast<float>(row.first_line));
}

bool MessageAxes::is_in_view(const Rect& box) const {
  return box.y >= view_.y - 0.5f && box.bottom() <= view_.bottom() + 0.5f;
}

}  // namespace gui::scene
