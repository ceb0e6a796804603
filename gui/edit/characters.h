// Where characters, words and lines begin and end in a text, and in which cell of its line a
// character stands. Offsets are bytes of UTF-8, which may hold anything: what is no valid
// character counts as one for each byte.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gui::edit {

inline constexpr std::size_t kTabCells = 8;

// The offsets of the neighbouring characters; at an end of the text that end. "\r\n" is one.
std::size_t next_character(std::string_view text, std::size_t at);
std::size_t previous_character(std::string_view text, std::size_t at);

// Over a word, or over signs of one kind, and the blanks around it.
std::size_t next_word(std::string_view text, std::size_t at);
std::size_t previous_word(std::string_view text, std::size_t at);

struct Span {
  std::size_t begin = 0, end = 0;
  bool operator==(const Span&) const = default;
};
// The word, or the run of one kind, that stands at an offset.
Span word_at(std::string_view text, std::size_t at);
// The line of an offset, without its end.
Span line_at(std::string_view text, std::size_t at);
// Behind the line's end; at the last line the text's end.
std::size_t next_line(std::string_view text, std::size_t at);

// Both from 0. A tab reaches to the next multiple of kTabCells, everything else takes one cell.
struct Place {
  std::size_t line = 0, cell = 0;
  bool operator==(const Place&) const = default;
};
Place place_of(std::string_view text, std::size_t at);
// The character that is nearest to a place; the text's end below it.
std::size_t offset_of(std::string_view text, Place place);
// In the cells of one line.
std::size_t cells_in(std::string_view line);

// At least 1: an empty text has a line.
std::size_t lines_in(std::string_view text);

// The line, without its end, as it is seen: a character for each cell. Tabs are spaces; what cannot
// be seen has a sign.
std::string shown_line(std::string_view line);

}  // namespace gui::edit
