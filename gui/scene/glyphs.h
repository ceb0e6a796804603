// Bytes as a person reads them on the map.

#pragma once

#include <string>
#include <string_view>

namespace gui::scene {

// A printable byte as it is; space, newline, NUL and others by a sign: U+2423, U+21B5, \0, \xNN.
std::string byte_glyph(char byte);

// The glyphs of the first `limit` bytes.
std::string byte_glyphs(std::string_view bytes, std::size_t limit);

// "65,536"
std::string grouped(std::size_t number);

// "1 byte", "19 bytes"
std::string counted(std::size_t number, std::string_view noun);

}  // namespace gui::scene
