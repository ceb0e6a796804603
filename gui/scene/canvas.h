// Collects the items of a picture. Every text that goes through it fits its box.

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "gui/scene/shapes.h"
#include "gui/scene/text_metrics.h"

namespace gui::scene {

// The name of an item and the item that it lies in.
struct Named {
  std::string name;
  std::string parent;
  Role role = Role::kNode;
};

class Canvas {
 public:
  // `unit`: pixels of one design pixel.
  Canvas(const TextMetrics& metrics, float unit) : metrics_(metrics), unit_(unit) {}

  float px(float design) const { return design * unit_; }
  float width(const TextStyle& style, std::string_view text) const;  // pixels

  void box(const Named& named, const Box& box);
  void curve(const Named& named, Curve curve);
  void dot(const Named& named, const Dot& dot);
  void polygon(const Named& named, Polygon polygon);
  // Cuts the text with an ellipsis where it does not fit; draws nothing for an empty text.
  void text(const Named& named, const Rect& box, std::string_view text, const TextStyle& style,
            Align align = Align::kLeft);
  void target(Target target);
  void add(Picture more);

  Picture take() { return std::move(picture_); }

 private:
  const TextMetrics& metrics_;
  float unit_;
  Picture picture_;
};

// The first of the texts that fits into `width` pixels, else the last one.
std::string first_fitting(const TextMetrics& metrics, const TextStyle& style, float width,
                          std::initializer_list<std::string> texts);

// The largest of the sizes (pixels, descending) at which the text fits, else the last one.
float fitting_size(const TextMetrics& metrics, Face face, std::string_view text, float width,
                   std::initializer_list<float> sizes);

// The same picture, every ink's alpha multiplied.
Picture faded(Picture picture, float alpha);

// The same picture, moved; nothing of it stands for a thing at rest any more: all roles are
// kMoving.
Picture in_motion(Picture picture);

}  // namespace gui::scene
