#include "gui/panels/window_layout.h"

#include <algorithm>

#include "gui/panels/canvas.h"

namespace gui::panels {
namespace {

using scene::Rect;

// Below these sizes, in units of the design, a view has no room to be of use.
constexpr float kNarrowestWindow = 760;     // window width with a listing beside the map
constexpr float kLowestForTerminal = 330;   // of the column that both stand in
constexpr float kLowestForDebugging = 380;  // likewise
constexpr float kMargin = 16, kColumnGap = 12;

float unit_of(const ViewSize& size, float zoom) {
  const float scale = std::max(size.content_scale, 0.5f);
  const float fitting = std::min(size.width / 1920, size.height / 1080);
  return std::max(zoom * std::clamp(fitting, 0.72f * scale, 3 * scale), 0.6f);
}

// The time line gives way first when the window is low. All in units.
float timeline_height(float window) {
  if (window >= 1000) return 226;
  if (window >= 640) return 120 + (window - 640) / 360 * 106;
  return window >= 440 ? 74 : 44;
}

float caption_height(float window) { return window >= 560 ? 74 : 58; }

// The code's smallest type asks for more room where the unit is small.
float left_width(float window, float unit, Purpose purpose) {
  const bool editing = purpose == Purpose::kEditing;
  if (window < kNarrowestWindow) return editing ? window - 2 * kMargin : 0;
  const float code = std::max(1.0f, kSmallestCode / (16.5f * unit));
  if (editing) return std::min(740 * code, window * 0.42f);
  return std::min(560 * code, window * (window < 1300 ? 0.34f : 0.32f));
}

// The listing keeps its height where it can; the terminal gives way first. All in units.
struct Column {
  float source = 0, terminal = 0, debug = 0;
};

Column column_of(float height, Purpose purpose) {
  Column column;
  const bool debugging = purpose == Purpose::kDebugging && height >= kLowestForDebugging;
  const float others = debugging ? kLowestForDebugging : 0;
  const bool both = height >= kLowestForTerminal + others;
  if (debugging) column.debug = std::clamp(height * 0.295f, 170.0f, 330.0f);
  const bool is_usual = purpose == Purpose::kShowing;
  if (both) column.terminal = std::clamp(height * (is_usual ? 0.26f : 0.15f), 104.0f, 196.0f);
  const float gaps = (debugging ? kColumnGap : 0) + (both ? kColumnGap : 0);
  column.source = height - column.debug - column.terminal - gaps;
  return column;
}

}  // namespace

WindowAreas split_window(const ViewSize& size, float zoom, Purpose purpose) {
  WindowAreas areas;
  const float u = areas.unit = unit_of(size, zoom);
  const float width = size.width / u, height = size.height / u;
  const auto place = [u](float x, float y, float w, float h) {
    return Rect{x * u, y * u, std::max(w, 0.0f) * u, std::max(h, 0.0f) * u};
  };
  areas.toolbar = place(0, 0, width, 60);
  const float lanes = timeline_height(height);
  const float top = 76, bottom = height - 14 - lanes - 14;
  const float left = left_width(width, u, purpose);
  const float caption = caption_height(height), edge = 14;
  if (width < kNarrowestWindow && purpose == Purpose::kEditing) {
    areas.caption = place(kMargin, height - edge - caption, left, caption);
    areas.source = place(kMargin, top, left, height - caption - 2 * edge - top);
    return areas;
  }
  const bool beside = left > 0 && purpose != Purpose::kShowing;  // the time line
  const float lanes_x = beside ? kMargin + left + 20 : kMargin;
  areas.timeline = place(lanes_x, height - 14 - lanes, width - lanes_x - kMargin, lanes);
  if (left > 0) {
    const Column column = column_of((beside ? height - 14 : bottom) - top, purpose);
    areas.source = place(kMargin, top, left, column.source);
    float y = top + column.source + kColumnGap;
    if (column.terminal > 0) {
      areas.terminal = place(kMargin, y, left, column.terminal);
      y += column.terminal + kColumnGap;
    }
    if (column.debug > 0) areas.debug = place(kMargin, y, left, column.debug);
  }
  const float x = left > 0 ? kMargin + left + 20 : kMargin;
  const float column = width - x - kMargin, side = column > 900 ? 30 : edge;
  areas.caption = place(x + side, bottom - edge - caption, column - 2 * side, caption);
  areas.ground_below = (caption + 2 * edge) * u;
  areas.map = place(x, top, column, bottom - top - caption - 2 * edge);
  return areas;
}

}  // namespace gui::panels
