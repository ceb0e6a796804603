#include "gui/paint/utf8.h"

namespace gui::paint {
namespace {

struct Lead {
  int length;        // bytes in all; 0 = no first byte
  char32_t bits;     // those of the first byte
  char32_t minimum;  // smaller values are overlong
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte < 0xE0) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte < 0xF0) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte < 0xF5) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

bool is_surrogate(char32_t code) { return code >= 0xD800 && code < 0xE000; }

}  // namespace

char32_t take_code_point(std::string_view& text) {
  const auto lead = lead_of(static_cast<unsigned char>(text.front()));
  const auto length = static_cast<std::size_t>(lead.length);
  char32_t code = lead.bits;
  bool valid = length > 0 && length <= text.size();
  for (std::size_t i = 1; valid && i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    valid = (byte & 0xC0u) == 0x80u;
    code = code << 6 | (byte & 0x3Fu);
  }
  valid = valid && code >= lead.minimum && code <= 0x10FFFF && !is_surrogate(code);
  text.remove_prefix(valid ? length : 1);
  return valid ? code : kReplacement;
}

std::string utf8_of(char32_t code_point) {
  const auto tail = [&](int shift) {
    return static_cast<char>(0x80 | ((code_point >> shift) & 0x3F));
  };
  if (code_point < 0x80) return {static_cast<char>(code_point)};
  if (code_point < 0x800) return {static_cast<char>(0xC0 | (code_point >> 6)), tail(0)};
  if (code_point < 0x10000) return {static_cast<char>(0xE0 | (code_point >> 12)), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | (code_point >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace gui::paint
