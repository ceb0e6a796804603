#include "gui/panels/lane_signals.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/narrate/constants.h"

namespace gui::panels {
namespace {

using Effect = LaneSignal::Effect;

constexpr std::size_t kMostWords = 4;

std::string in_words(const LaneSignal& signal, const std::string& who) {
  const std::string name = sim::narrate::signal_name(signal.signal);
  switch (signal.effect) {
    case Effect::kWaits:
      return fmt::format("{} comes to {} and is pending", name, who);
    case Effect::kIsIgnored:
      return fmt::format("{} comes to {}, which ignores it", name, who);
    case Effect::kRunsHandler:
      return fmt::format("{} runs its handler for {}", who, name);
    case Effect::kEnds:
      return fmt::format("{} ends {}", name, who);
    case Effect::kStops:
      return fmt::format("{} stops {}", name, who);
    case Effect::kContinues:
      return fmt::format("{} lets {} go on", name, who);
  }
  return {};
}

int gravity(Effect effect) {
  switch (effect) {
    case Effect::kIsIgnored:
      return 0;
    case Effect::kWaits:
      return 1;
    case Effect::kContinues:
      return 2;
    case Effect::kRunsHandler:
      return 3;
    case Effect::kStops:
      return 4;
    case Effect::kEnds:
      return 5;
  }
  return 0;
}

void merge(SignalSign& sign, const LaneSignal& signal, std::string words) {
  if (gravity(signal.effect) > gravity(sign.effect)) sign.effect = signal.effect;
  if (sign.words.size() < kMostWords) {
    sign.words.push_back(std::move(words));
  } else {
    sign.words.back() = "and more signals";
  }
}

// Draws one sign; lengths are shares of its radius.
class SignBrush {
 public:
  SignBrush(Canvas& canvas, const SignalSign& sign) : canvas_(canvas), sign_(sign) {}

  void draw() {
    const bool strikes = sign_.effect == Effect::kRunsHandler || sign_.effect == Effect::kEnds;
    const Tone tone = sign_.effect == Effect::kEnds        ? Tone::kDanger
                      : sign_.effect == Effect::kIsIgnored ? Tone::kMuted
                                                           : Tone::kText;
    canvas_.shape(sign_.name, Role::kMark,
                  scene::Dot{sign_.center,
                             sign_.radius,
                             {strikes ? tone : Tone::kPanel},
                             {strikes ? Tone::kPanel : tone},
                             std::max(canvas_.px(1.5f), 1.0f)});
    ink_ = {strikes ? Tone::kPanel : tone};
    glyph();
  }

 private:
  void glyph() {
    switch (sign_.effect) {
      case Effect::kWaits:
      case Effect::kIsIgnored:
      case Effect::kRunsHandler:
        return bolt();
      case Effect::kEnds:
        return cross();
      case Effect::kStops:
        return bars();
      case Effect::kContinues:
        return part({{-0.3f, -0.5f}, {0.55f, 0}, {-0.3f, 0.5f}});
    }
  }

  // Two triangles that meet in the middle.
  void bolt() {
    part({{0.25f, -0.75f}, {-0.45f, 0.15f}, {0.1f, 0.15f}});
    part({{-0.25f, 0.75f}, {0.45f, -0.15f}, {-0.1f, -0.15f}});
  }

  void cross() {
    constexpr float a = 0.35f, b = 0.55f;
    part({{-b, -a}, {-a, -b}, {b, a}, {a, b}});
    part({{-b, a}, {-a, b}, {b, -a}, {a, -b}});
  }

  void bars() {
    part({{-0.4f, -0.45f}, {-0.12f, -0.45f}, {-0.12f, 0.45f}, {-0.4f, 0.45f}});
    part({{0.12f, -0.45f}, {0.4f, -0.45f}, {0.4f, 0.45f}, {0.12f, 0.45f}});
  }

  void part(std::vector<Point> points) {
    for (Point& point : points) {
      point = {sign_.center.x + point.x * sign_.radius, sign_.center.y + point.y * sign_.radius};
    }
    canvas_.shape(sign_.name + "/part " + std::to_string(++parts_), Role::kMark,
                  Polygon{std::move(points), ink_});
  }

  Canvas& canvas_;
  const SignalSign& sign_;
  Ink ink_;
  int parts_ = 0;
};

}  // namespace

std::vector<SignalSign> signal_signs(const Canvas& canvas, const std::string& lane_name,
                                     const Lane& lane, Rect row, const StepScale& scale,
                                     float now) {
  std::vector<SignalSign> signs;
  if (2 * scale.half_step() < kNarrowestStep) return signs;
  const float radius = std::clamp(row.h * 0.36f, 5.0f, std::max(canvas.px(10), 5.0f));
  for (const LaneSignal& signal : lane.signals) {
    const auto at = static_cast<float>(signal.at);
    if (at > now) break;
    const float x = scale.x(at);
    const long step = (signal.at + 1) / 2;
    const std::string words = fmt::format("Step {}: {}", step, in_words(signal, name_at(lane, at)));
    if (!signs.empty() && x - signs.back().center.x < 2 * radius) {
      merge(signs.back(), signal, words);
      continue;
    }
    const std::string name = lane_name + "/signal " + std::to_string(signs.size() + 1);
    signs.push_back({name, {x, row.center().y}, radius, signal.effect, step, {words}});
  }
  return signs;
}

void draw_sign(Canvas& canvas, const SignalSign& sign) {
  SignBrush(canvas, sign).draw();
  std::string words;
  for (const std::string& each : sign.words) words += (words.empty() ? "" : ". ") + each;
  const float r = sign.radius;
  canvas.target({sign.name,
                 {sign.center.x - r, sign.center.y - r, 2 * r, 2 * r},
                 scene::SeekTo{sign.step},
                 words});
}

}  // namespace gui::panels
