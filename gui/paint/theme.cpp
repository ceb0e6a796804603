#include "gui/paint/theme.h"

#include <algorithm>
#include <cmath>

namespace gui::paint {
namespace {

constexpr float kStripeAlpha = 0.55f;
constexpr float kGroundAlpha = 0.13f;

constexpr Color rgb(unsigned hex) {
  return {static_cast<std::uint8_t>(hex >> 16 & 0xFF), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
          static_cast<std::uint8_t>(hex & 0xFF), 255};
}

Color faded(Color color, float alpha) {
  const float clamped = std::clamp(alpha, 0.0f, 1.0f);
  color.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(color.a) * clamped));
  return color;
}

// The colour as it looks on white, but opaque.
std::uint8_t on_white(std::uint8_t channel, float alpha) {
  return static_cast<std::uint8_t>(std::lround(255 - (255 - static_cast<float>(channel)) * alpha));
}

}  // namespace

Color color_of(scene::Tone tone) {
  using scene::Tone;
  switch (tone) {
    case Tone::kPage:
      return rgb(0xFBFAF6);
    case Tone::kPanel:
      return rgb(0xFFFFFF);
    case Tone::kPanelLine:
      return rgb(0xDDD9CF);
    case Tone::kText:
      return rgb(0x1E2430);
    case Tone::kMuted:
      return rgb(0x6B7280);
    case Tone::kFaint:
      return rgb(0xB5B0A3);
    case Tone::kKernelArea:
      return rgb(0xF1EEE6);
    case Tone::kTrack:
      return rgb(0xE7E2D5);
    case Tone::kDark:
      return rgb(0x20252F);
    case Tone::kOnDark:
      return rgb(0xF4F6F9);
    case Tone::kOnDarkMuted:
      return rgb(0x9AA4B2);
    case Tone::kBlocked:
      return rgb(0xE69F00);
    case Tone::kBlockedText:
      return rgb(0x9A5B00);
    case Tone::kGood:
      return rgb(0x009E73);
    case Tone::kDanger:
      return rgb(0xC4314B);
    case Tone::kAccent:
      return rgb(0x0072B2);
    case Tone::kNeutral:
      return rgb(0x5B6472);
    case Tone::kProcess0:
      return rgb(0x0072B2);
    case Tone::kProcess1:
      return rgb(0xD55E00);
    case Tone::kProcess2:
      return rgb(0x009E73);
    case Tone::kProcess3:
      return rgb(0xB5568F);
    case Tone::kProcess4:
      return rgb(0x2E8FC7);
    case Tone::kProcess5:
      return rgb(0xB97F00);
    case Tone::kProcess6:
      return rgb(0x8C2D3A);
    case Tone::kProcess7:
      return rgb(0x4B5A73);
    case Tone::kProcess0OnDark:
      return rgb(0x6FB7E9);
    case Tone::kProcess1OnDark:
      return rgb(0xF2A36B);
    case Tone::kProcess2OnDark:
      return rgb(0x5CD6AE);
    case Tone::kProcess3OnDark:
      return rgb(0xE79BC8);
    case Tone::kProcess4OnDark:
      return rgb(0x9ED3F5);
    case Tone::kProcess5OnDark:
      return rgb(0xEDC25A);
    case Tone::kProcess6OnDark:
      return rgb(0xE58D98);
    case Tone::kProcess7OnDark:
      return rgb(0xB3BFD1);
    case Tone::kDescription0:
      return rgb(0x8E5BB5);
    case Tone::kDescription1:
      return rgb(0x00827F);
    case Tone::kDescription2:
      return rgb(0x7A7400);
    case Tone::kDescription3:
      return rgb(0x8A5A2B);
    case Tone::kDescription4:
      return rgb(0x4B54B8);
    case Tone::kDescription5:
      return rgb(0x9C3F86);
  }
  return {};
}

Color color_of(const scene::Ink& ink) { return faded(color_of(ink.tone), ink.alpha); }

Color hatch_ground(const scene::Ink& ink) {
  if (ink.tone == scene::Tone::kBlocked) return faded(rgb(0xFFF6DF), ink.alpha);
  const Color color = color_of(ink.tone);
  return faded({on_white(color.r, kGroundAlpha), on_white(color.g, kGroundAlpha),
                on_white(color.b, kGroundAlpha), 255},
               ink.alpha);
}

Color hatch_stripe(const scene::Ink& ink) {
  return faded(color_of(ink.tone), ink.alpha * kStripeAlpha);
}

}  // namespace gui::paint
