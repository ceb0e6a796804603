// What every view draws on: collects named shapes and targets, and knows the type scale.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"

namespace gui::panels {

using scene::Align;
using scene::Box;
using scene::Face;
using scene::Fill;
using scene::Ink;
using scene::Line;
using scene::Picture;
using scene::Point;
using scene::Polygon;
using scene::Rect;
using scene::Role;
using scene::Target;
using scene::TextMetrics;
using scene::TextStyle;
using scene::Tone;

// No text is smaller than this, whatever the zoom; code has its own limit. Pixels.
inline constexpr float kSmallestType = 12;
inline constexpr float kSmallestCode = 13;
inline constexpr float kCodeSize = 16.5f;  // of a listing, in design pixels

Rect inset(Rect rect, float by);

class Canvas {
 public:
  // `hovered` is the name of the target under the mouse; empty: none.
  Canvas(const TextMetrics& metrics, float unit, std::string_view hovered = {});

  float px(float design) const { return design * unit_; }
  float unit() const { return unit_; }
  // Whole pixels for a size of the 1920 x 1080 design.
  float type(float design) const;
  float code_type(float design) const;
  float width(Face face, float size, std::string_view text) const;
  float width(const TextStyle& style, std::string_view text) const;
  float line_height(Face face, float size) const;
  const TextMetrics& metrics() const { return metrics_; }

  // Names of items are "panel/thing"; what stands before the last slash is the parent.
  void box(const std::string& name, Role role, const Box& box);
  // Cut with an ellipsis where it is wider than its box.
  void text(const std::string& name, Rect box, std::string_view text, const TextStyle& style,
            Align align = Align::kLeft);
  void shape(const std::string& name, Role role, scene::Shape shape);
  void target(Target target);
  bool is_hovered(std::string_view target) const { return target == hovered_; }

  // Everything that is added from now on is drawn inside `clip` only.
  void set_clip(std::optional<Rect> clip) { clip_ = clip; }
  // Everything that is added from now on lies above the window.
  void set_overlay() { overlay_ = true; }

  Picture take() { return std::move(picture_); }

 private:
  const TextMetrics& metrics_;
  float unit_;
  std::string hovered_;
  std::optional<Rect> clip_;
  bool overlay_ = false;
  Picture picture_;
};

// A button with a text, or with an icon that the caller draws into its box.
struct Button {
  Target target;
  std::string label;
  enum class Look { kPlain, kPrimary } look = Look::kPlain;
};
void draw_button(Canvas& canvas, const std::string& name, const Button& button);
// The ink of what stands on a button.
Ink ink_on(const Button& button);

// A process's name on its colour. `size` is the type's, in pixels.
void draw_pill(Canvas& canvas, const std::string& name, Rect box, std::string_view text, Tone tone,
               float size);
float pill_width(const Canvas& canvas, std::string_view text, float size);

// Text broken at spaces into lines of at most `width` pixels; words that are longer are broken too.
std::vector<std::string> wrapped(const Canvas& canvas, Face face, float size, std::string_view text,
                                 float width);

}  // namespace gui::panels
