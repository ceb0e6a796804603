// Text metrics without fonts: every character of a face is equally wide.

#pragma once

#include <string_view>

#include "gui/scene/text_metrics.h"

namespace support {

class PlainMetrics final : public gui::scene::TextMetrics {
 public:
  float width(gui::scene::Face face, float size, std::string_view text) const override {
    using gui::scene::Face;
    float characters = 0;
    for (const char c : text) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    const bool mono = face == Face::kMono || face == Face::kMonoBold;
    return characters * size * (mono ? 0.6f : 0.56f);
  }
  float line_height(gui::scene::Face, float size) const override { return size * 1.2f; }
};

}  // namespace support
