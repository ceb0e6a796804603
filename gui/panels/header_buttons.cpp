#include "gui/panels/header_buttons.h"

#include <algorithm>

#include "gui/panels/bindings.h"

namespace gui::panels {

void HeaderButtons::add(const Words& words, const scene::Intent& intent, Target::State state,
                        Button::Look look) {
  const bool primary = look == Button::Look::kPrimary;
  const bool enabled = state != Target::State::kDisabled;
  const Target target{words.name, {}, intent, with_keys(words.tip, intent), state};
  const TextStyle style{Face::kSemibold, canvas_.type(15), ink_on({target, words.label, look})};
  const float w = canvas_.width(style, words.label) + canvas_.px(20), h = style.size * 1.5f;
  const float middle = area_.y + canvas_.px(14) + canvas_.type(18) * 0.7f;
  const Rect box{end_ - w, middle - h / 2, w, h};
  const bool hovered = enabled && canvas_.is_hovered(words.name);
  canvas_.box("source/" + words.name, Role::kNode,
              {.rect = box,
               .radius = canvas_.px(6),
               .fill = primary                           ? Ink{Tone::kAccent}
                       : state == Target::State::kActive ? Ink{Tone::kAccent, 0.14f}
                       : hovered                         ? Ink{Tone::kKernelArea}
                                                         : Ink{Tone::kPanel},
               .stroke = {primary ? Tone::kAccent : Tone::kPanelLine},
               .stroke_width = std::max(1.0f, canvas_.px(1.5f))});
  canvas_.text("source/" + words.name + "/label", inset(box, 1), words.label, style,
               Align::kCenter);
  canvas_.target({words.name, box, intent, target.tooltip, state});
  end_ = box.x - canvas_.px(6);
}

}  // namespace gui::panels
