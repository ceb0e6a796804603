// How wide texts are: asked by layouts, answered by the fonts in gui/paint.

#pragma once

#include <string>
#include <string_view>

#include "gui/scene/shapes.h"

namespace gui::scene {

class TextMetrics {
 public:
  virtual ~TextMetrics() = default;
  virtual float width(Face face, float size, std::string_view text) const = 0;  // pixels
  virtual float line_height(Face face, float size) const = 0;                   // pixels
};

// The text itself where it fits into `width`, else its longest beginning followed by an ellipsis.
std::string fit_text(const TextMetrics& metrics, Face face, float size, std::string_view text,
                     float width);

}  // namespace gui::scene
