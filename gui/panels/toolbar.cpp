#include "gui/panels/toolbar.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "gui/panels/bindings.h"
#include "gui/panels/icons.h"

namespace gui::panels {
namespace {

using State = Target::State;

constexpr float kButtonWidth = 44, kButtonHeight = 36, kGap = 8;
constexpr int kMostBranches = 5;

// The bar's things, each placed to the right of the last; `at` is where the next one goes.
class Bar {
 public:
  Bar(const ToolbarView& view, Rect area, Canvas& canvas)
      : view_(view), area_(area), canvas_(canvas) {}

  void draw();

 private:
  Rect row(float x, float w) const {
    const float h = canvas_.px(kButtonHeight);
    return {x, area_.y + (area_.h - h) / 2, w, h};
  }
  Target control(std::string name, float x, float w, scene::Intent intent, std::string_view tip,
                 State state) const {
    return {std::move(name), row(x, w), intent, with_keys(tip, intent), state};
  }
  State backward() const { return view_.step > 0 ? State::kEnabled : State::kDisabled; }
  State forward() const { return view_.step < view_.length ? State::kEnabled : State::kDisabled; }

  std::string step_text(long step) const;
  std::string speed_text() const;
  float step_width() const;
  float transport_width() const { return canvas_.px(5 * kButtonWidth + 4 * kGap); }
  float speed_width() const { return canvas_.px(30 + 58 + 30); }
  float branch_label() const;
  float branches_width() const;

  void draw_name(float end);
  void draw_transport(float x);
  void draw_step(float x);
  void draw_speed(float x);
  float draw_sheets();             // the left edge of what it drew
  float draw_messages(float end);  // likewise
  float draw_switch(float end);    // likewise
  float draw_branches(float end);
  void icon_button(const std::string& name, Icon icon, Target target, Button::Look look);

  const ToolbarView& view_;
  Rect area_;
  Canvas& canvas_;
};

std::string Bar::step_text(long step) const {
  std::string text = "step " + grouped(step) + " of " + grouped(view_.length);
  if (view_.run == ToolbarView::Run::kComputing) text += ", computing";
  return text;
}

std::string Bar::speed_text() const {
  std::string text = std::to_string(view_.speed);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "×";
}

// The widest that it gets on this branch, so that nothing moves while it counts.
float Bar::step_width() const {
  std::string digits = grouped(view_.length);
  std::replace_if(
      digits.begin(), digits.end(), [](char c) { return c != ','; }, '0');
  const std::string tail = view_.run == ToolbarView::Run::kComputing ? ", computing" : "";
  return canvas_.width(Face::kRegular, canvas_.type(18),
                       "step " + digits + " of " + digits + tail) +
         canvas_.px(4);
}

void Bar::icon_button(const std::string& name, Icon icon, Target target, Button::Look look) {
  const Button button{std::move(target), "", look};
  draw_button(canvas_, name, button);
  draw_icon(canvas_, name, icon, button.target.box, ink_on(button));
}

void Bar::draw_transport(float x) {
  const float w = canvas_.px(kButtonWidth), stride = canvas_.px(kButtonWidth + kGap);
  const bool playing = view_.transport == ToolbarView::Transport::kPlaying;
  const State play = playing            ? State::kActive
                     : view_.length > 0 ? State::kEnabled
                                        : State::kDisabled;
  const auto plain = Button::Look::kPlain;
  icon_button("toolbar/first", Icon::kFirst,
              control("first", x, w, scene::GoToFirst{}, "To the start", backward()), plain);
  icon_button("toolbar/back", Icon::kBack,
              control("back", x + stride, w, scene::StepBack{}, "Step back", backward()), plain);
  icon_button(
      "toolbar/play", playing ? Icon::kPause : Icon::kPlay,
      control("play", x + 2 * stride, w, scene::TogglePlay{}, playing ? "Pause" : "Play", play),
      Button::Look::kPrimary);
  icon_button("toolbar/forward", Icon::kForward,
              control("forward", x + 3 * stride, w, scene::StepForward{}, "Next step", forward()),
              plain);
  icon_button("toolbar/last", Icon::kLast,
              control("last", x + 4 * stride, w, scene::GoToLast{}, "To the end", forward()),
              plain);
}

void Bar::draw_step(float x) {
  canvas_.text("toolbar/step", row(x, step_width()), step_text(view_.step),
               {Face::kRegular, canvas_.type(18), {Tone::kMuted}});
}

void Bar::draw_speed(float x) {
  const float w = canvas_.px(30), middle = canvas_.px(58);
  const State slower =
      view_.speeds == ToolbarView::Speeds::kSlowest ? State::kDisabled : State::kEnabled;
  const State faster =
      view_.speeds == ToolbarView::Speeds::kFastest ? State::kDisabled : State::kEnabled;
  draw_button(canvas_, "toolbar/slower",
              {control("slower", x, w, scene::Slower{}, "Play slower", slower), "−"});
  canvas_.text("toolbar/speed", row(x + w, middle), speed_text(),
               {Face::kSemibold, canvas_.type(18), {Tone::kText}}, Align::kCenter);
  draw_button(canvas_, "toolbar/faster",
              {control("faster", x + w + middle, w, scene::Faster{}, "Play faster", faster), "+"});
}

float Bar::draw_sheets() {
  const float size = canvas_.type(17);
  const float list = canvas_.width(Face::kSemibold, size, "Scenarios") + canvas_.px(32);
  const float keys = canvas_.width(Face::kSemibold, size, "Keys") + canvas_.px(32);
  const float x = area_.right() - canvas_.px(22) - keys;
  const float left = x - canvas_.px(10) - list;
  draw_button(canvas_, "toolbar/scenarios",
              {control("scenarios", left, list, scene::ToggleLibrary{}, "Choose a scenario",
                       State::kEnabled),
               "Scenarios"});
  draw_button(
      canvas_, "toolbar/keys",
      {control("keys", x, keys, scene::ToggleKeySheet{}, "What the keys do", State::kEnabled),
       "Keys"});
  return left;
}

// In a narrow window the key is left.
float Bar::draw_messages(float end) {
  if (view_.title.empty()) return end;
  const float w = canvas_.width(Face::kSemibold, canvas_.type(17), "Messages") + canvas_.px(32);
  const float gap = canvas_.px(10), taken = canvas_.px(54) + transport_width() + branches_width();
  const float others = short_switch_width(canvas_, view_.linux_switch.comparison);
  if (end - gap - w - others < area_.x + taken) return end;
  const bool is_on = view_.centre == ToolbarView::Centre::kMessages;
  const char* const tip = is_on ? "Back to the kernel map" : "Who sends what to whom, and when";
  draw_button(canvas_, "toolbar/messages",
              {control("messages", end - gap - w, w, scene::ToggleMessages{}, tip,
                       is_on ? State::kActive : State::kEnabled),
               "Messages"});
  return end - gap - w;
}

float Bar::branches_width() const {
  if (view_.branches < 2) return 0;
  const auto shown = static_cast<float>(std::min(view_.branches, kMostBranches));
  return canvas_.px(22) + shown * canvas_.px(34 + 4) + branch_label();
}

// What cannot be done without it stays: the transport, the sheets and the branches.
float Bar::draw_switch(float end) {
  if (view_.title.empty()) return end;
  const Comparison& comparison = view_.linux_switch.comparison;
  const float gap = canvas_.px(22);
  const float room = end - gap - area_.x - canvas_.px(32) - transport_width() - branches_width();
  float w = linux_switch_width(canvas_, comparison);
  if (w > room) w = short_switch_width(canvas_, comparison);
  if (w > room) return end;
  draw_linux_switch(canvas_, view_.linux_switch, row(end - gap - w, w));
  return end - gap - w;
}

float Bar::branch_label() const {
  return canvas_.width(Face::kRegular, canvas_.type(16), "branch") + canvas_.px(10);
}

float Bar::draw_branches(float end) {
  if (view_.branches < 2) return end;
  const int shown = std::min(view_.branches, kMostBranches);
  const int first = std::clamp(view_.current_branch - shown / 2, 0, view_.branches - shown);
  const float w = canvas_.px(34), gap = canvas_.px(4), size = canvas_.type(16);
  const float label = branch_label();
  float x = end - branches_width();
  const float left = x;
  canvas_.text("toolbar/branch", row(x, label), "branch", {Face::kRegular, size, {Tone::kMuted}});
  x += label;
  for (int branch = first; branch < first + shown; ++branch, x += w + gap) {
    const std::string number = std::to_string(branch + 1);
    const State state = branch == view_.current_branch ? State::kActive : State::kEnabled;
    draw_button(canvas_, "toolbar/branch " + number,
                {control("branch " + number, x, w, scene::SwitchBranch{branch},
                         "Another choice of who runs next", state),
                 number});
  }
  return left;
}

void Bar::draw_name(float end) {
  const float size = canvas_.type(22);
  const float x = area_.x + canvas_.px(24);
  const float name = canvas_.width(Face::kSemibold, size, "fdscope") + canvas_.px(2);
  if (end - x < name) return;
  canvas_.text("toolbar/name", row(x, name), "fdscope", {Face::kSemibold, size, {Tone::kText}});
  const float title = x + name + canvas_.px(22);
  if (end - title < canvas_.px(90)) return;
  canvas_.text("toolbar/title", row(title, end - title), view_.title,
               {Face::kRegular, size, {Tone::kMuted}});
}

void Bar::draw() {
  canvas_.box("toolbar", Role::kGround, {.rect = area_, .fill = {Tone::kPanel}});
  const float line = std::max(1.0f, canvas_.px(1.5f));
  canvas_.box(
      "toolbar/line", Role::kMark,
      {.rect = {area_.x, area_.bottom() - line, area_.w, line}, .fill = {Tone::kPanelLine}});
  const float right = draw_branches(draw_switch(draw_messages(draw_sheets()))) - canvas_.px(20);
  const float gap = canvas_.px(24);
  float wanted = transport_width() + gap + step_width() + gap + speed_width();
  const bool speed_fits = right - area_.x - canvas_.px(24) >= wanted;
  if (!speed_fits) wanted -= gap + speed_width();
  const bool step_fits = right - area_.x - canvas_.px(24) >= wanted;
  if (!step_fits) wanted = transport_width();
  const float centred = area_.x + (area_.w - wanted) / 2;
  const float x = std::max(area_.x + canvas_.px(12), std::min(centred, right - wanted));
  draw_name(x - canvas_.px(20));
  if (view_.title.empty()) return;
  draw_transport(x);
  if (step_fits) draw_step(x + transport_width() + gap);
  if (speed_fits) draw_speed(x + transport_width() + gap + step_width() + gap);
}

}  // namespace

Picture toolbar(const ToolbarView& view, Rect area, float unit, const TextMetrics& metrics) {
  Canvas canvas(metrics, unit, view.hovered);
  Bar(view, area, canvas).draw();
  return canvas.take();
}

}  // namespace gui::panels
