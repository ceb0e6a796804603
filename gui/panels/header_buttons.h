// The small buttons beside a listing's name, from the right.

#pragma once

#include <string>
#include <string_view>

#include "gui/panels/canvas.h"

namespace gui::panels {

class HeaderButtons {
 public:
  HeaderButtons(Rect area, Canvas& canvas)
      : area_(area), canvas_(canvas), end_(area.right() - canvas.px(12)) {}

  struct Words {
    std::string name, label;
    std::string_view tip;
  };
  void add(const Words& words, const scene::Intent& intent,
           Target::State state = Target::State::kEnabled, Button::Look look = Button::Look::kPlain);

  // The left edge of the buttons so far.
  float left() const { return end_; }

 private:
  Rect area_;
  Canvas& canvas_;
  float end_;
};

}  // namespace gui::panels
