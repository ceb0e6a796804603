// Makes texts fit.

#include "gui/scene/text_metrics.h"

#include <vector>

namespace gui::scene {
namespace {

constexpr std::string_view kEllipsis = "\u2026";

// Where each character of a UTF-8 text begins.
std::vector<std::size_t> character_starts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if ((byte & 0xC0U) != 0x80U) starts.push_back(at);
  }
  return starts;
}

}  // namespace

std::string fit_text(const TextMetrics& metrics, Face face, float size, std::string_view text,
                     float width) {
  if (metrics.width(face, size, text) <= width) return std::string(text);
  const auto starts = character_starts(text);
  std::size_t low = 0, high = starts.size();
  const auto cut = [&](std::size_t characters) {
    return std::string(text.substr(0, starts[characters])).append(kEllipsis);
  };
  while (low < high) {  // the longest beginning that fits has at least `low` characters
    const std::size_t middle = (low + high) / 2;
    if (metrics.width(face, size, cut(middle)) <= width) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low == 0 ? std::string() : cut(low - 1);
}

}  // namespace gui::scene
