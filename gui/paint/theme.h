// The look: what each tone is as a colour.

#pragma once

#include <cstdint>

#include "gui/scene/shapes.h"

namespace gui::paint {

// Not premultiplied; 0..255 each.
struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;
};

Color color_of(scene::Tone tone);
Color color_of(const scene::Ink& ink);

// A hatched area: stripes of the tone on a light ground of the same family.
Color hatch_ground(const scene::Ink& ink);
Color hatch_stripe(const scene::Ink& ink);

// A field of stripes has this period across them at 1080 lines, of which the stripe takes a part.
inline constexpr float kHatchPeriod = 8;
inline constexpr float kHatchStripe = 3;

}  // namespace gui::paint
