#include "gui/shell/icon.h"

namespace gui::shell {
namespace {

using namespace scene;

void add(Picture& picture, Shape shape) {
  picture.items.push_back({"", "", Role::kMark, std::move(shape), std::nullopt});
}

}  // namespace

Picture icon(float side) {
  const float unit = side / 64;
  Picture picture;
  add(picture, Box{{0, 0, side, side}, 0, {Tone::kDark}});
  const auto end = [&](float x, float y, Tone tone) {
    add(picture, Curve{{{x * unit, y * unit},
                        {x * unit, 34 * unit},
                        {32 * unit, 26 * unit},
                        {32 * unit, 44 * unit}},
                       {tone},
                       5 * unit});
    add(picture, Dot{{x * unit, y * unit}, 9 * unit, {tone}});
  };
  end(17, 17, Tone::kProcess4);
  end(47, 17, Tone::kProcess1);
  add(picture, Box{{12 * unit, 40 * unit, 40 * unit, 15 * unit}, 8 * unit, {Tone::kOnDark}});
  return picture;
}

}  // namespace gui::shell
