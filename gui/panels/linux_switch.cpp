#include "gui/panels/linux_switch.h"

#include "gui/panels/bindings.h"

namespace gui::panels {
namespace {

constexpr float kInset = 3, kPadding = 15;

struct Half {
  Ink ground = scene::kNoInk;
  Ink line = scene::kNoInk;
  Ink text{Tone::kMuted};
};

TextStyle words(const Canvas& canvas, Ink ink) { return {Face::kSemibold, canvas.type(17), ink}; }

float half_width(const Canvas& canvas, std::string_view text) {
  return canvas.width(words(canvas, {}), text) + 2 * canvas.px(kPadding);
}

Half look_of(Comparison::Standing standing) {
  switch (standing) {
    case Comparison::Standing::kOff:
      return {};
    case Comparison::Standing::kUnderWay:
      return {{Tone::kGood, 0.16f}, {Tone::kGood, 0.5f}, {Tone::kText}};
    case Comparison::Standing::kAgrees:
      return {{Tone::kGood}, scene::kNoInk, {Tone::kPanel}};
    case Comparison::Standing::kDiffers:
      return {{Tone::kDanger}, scene::kNoInk, {Tone::kPanel}};
    case Comparison::Standing::kStopped:
    case Comparison::Standing::kImpossible:
      return {{Tone::kBlocked, 0.16f}, {Tone::kBlocked, 0.7f}, {Tone::kBlockedText}};
  }
  return {};
}

void draw_half(Canvas& canvas, const std::string& name, Rect box, std::string_view text,
               const Half& look) {
  canvas.box(name, Role::kNode,
             {.rect = box,
              .radius = box.h / 2,
              .fill = look.ground,
              .stroke = look.line,
              .stroke_width = std::max(1.0f, canvas.px(1.5f))});
  canvas.text(name + "/label", inset(box, canvas.px(4)), text, words(canvas, look.text),
              Align::kCenter);
}

// Off, it leads to Linux; on, it shows what has been found.
Target linux_target(const LinuxSwitchView& view, Rect box) {
  if (view.comparison.standing == Comparison::Standing::kOff) {
    return {"linux", box, scene::ToggleLinux{},
            with_keys("Make the same calls on Linux too, and compare every step",
                      scene::ToggleLinux{})};
  }
  return {"linux", box, scene::ShowComparison{}, with_keys(view.sentence, scene::ShowComparison{})};
}

Target model_target(const LinuxSwitchView& view, Rect box) {
  Target target{"model", box, std::nullopt, "The model alone"};
  if (view.comparison.standing == Comparison::Standing::kOff) {
    target.state = Target::State::kActive;
  } else {
    target.click = scene::ToggleLinux{};
    target.tooltip = with_keys("Back to the model alone", scene::ToggleLinux{});
  }
  return target;
}

}  // namespace

float short_switch_width(const Canvas& canvas, const Comparison& comparison) {
  return half_width(canvas, widest_count_text(comparison.steps)) + 2 * canvas.px(kInset);
}

float linux_switch_width(const Canvas& canvas, const Comparison& comparison) {
  return half_width(canvas, "Model") + short_switch_width(canvas, comparison);
}

void draw_linux_switch(Canvas& canvas, const LinuxSwitchView& view, Rect box) {
  const bool is_off = view.comparison.standing == Comparison::Standing::kOff;
  const float model = half_width(canvas, "Model");
  const bool is_whole = box.w + 1 >= linux_switch_width(canvas, view.comparison);
  canvas.box("toolbar/switch", Role::kNode,
             {.rect = box,
              .radius = box.h / 2,
              .fill = {Tone::kKernelArea},
              .stroke = {Tone::kPanelLine},
              .stroke_width = std::max(1.0f, canvas.px(1.5f))});
  const Rect room = inset(box, canvas.px(kInset));
  Rect right = room;
  if (is_whole) {
    const Rect left{room.x, room.y, model, room.h};
    right.x += model;
    right.w -= model;
    const Half chosen{{Tone::kPanel}, {Tone::kFaint}, {Tone::kText}};
    draw_half(canvas, "toolbar/switch/model", left, "Model", is_off ? chosen : Half{});
    canvas.target(model_target(view, left));
  }
  Half look = look_of(view.comparison.standing);
  if (is_off && canvas.is_hovered("linux")) look.text = {Tone::kText};
  draw_half(canvas, "toolbar/switch/linux", right, count_text(view.comparison), look);
  canvas.target(linux_target(view, right));
}

}  // namespace gui::panels
