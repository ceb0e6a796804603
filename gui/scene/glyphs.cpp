// Bytes as a person reads them on the map.

#include "gui/scene/glyphs.h"

#include <fmt/format.h>

#include <algorithm>

namespace gui::scene {

std::string byte_glyph(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  if (byte == ' ') return "\u2423";
  if (byte == '\n') return "\u21B5";
  if (byte == '\0') return "\\0";
  if (code > 0x20 && code < 0x7F) return std::string(1, byte);
  return fmt::format("\\x{:02X}", code);
}

std::string byte_glyphs(std::string_view bytes, std::size_t limit) {
  std::string result;
  for (const char byte : bytes.substr(0, std::min(limit, bytes.size()))) result += byte_glyph(byte);
  return result;
}

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

}  // namespace gui::scene
