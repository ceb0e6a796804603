#include "gui/edit/characters.h"

#include <algorithm>
#include <cctype>

namespace gui::edit {
namespace {

constexpr std::string_view kUnknown = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kControl = "\xC2\xB7";      // a middle dot

unsigned byte(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]);
}

bool is_tail(std::string_view text, std::size_t at) {
  return at < text.size() && (byte(text, at) & 0xC0) == 0x80;
}

std::size_t wanted_length(unsigned lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 1;
}

// Bytes of the valid character at an offset (RFC 3629), else 1.
std::size_t length_at(std::string_view text, std::size_t at) {
  const unsigned lead = byte(text, at);
  const std::size_t length = wanted_length(lead);
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_tail(text, at + i)) return 1;
  }
  if (length < 3) return length;
  const unsigned second = byte(text, at + 1);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool outside = (lead == 0xED && second >= 0xA0) || (lead == 0xF4 && second >= 0x90);
  return overlong || outside ? 1 : length;
}

bool is_line_break(std::string_view text, std::size_t at) {
  return text[at] == '\n' || text.substr(at, 2) == "\r\n";
}

enum class Sort { kBlank, kWord, kSign, kLineBreak };

Sort sort_at(std::string_view text, std::size_t at) {
  if (is_line_break(text, at)) return Sort::kLineBreak;
  const unsigned c = byte(text, at);
  if (c == ' ' || c == '\t') return Sort::kBlank;
  return std::isalnum(static_cast<int>(c)) || c == '_' || c >= 0x80 ? Sort::kWord : Sort::kSign;
}

std::size_t end_of_run(std::string_view text, std::size_t at, Sort sort) {
  while (at < text.size() && sort_at(text, at) == sort) at = next_character(text, at);
  return at;
}

std::size_t begin_of_run(std::string_view text, std::size_t at, Sort sort) {
  while (at > 0 && sort_at(text, previous_character(text, at)) == sort) {
    at = previous_character(text, at);
  }
  return at;
}

std::size_t cell_after(std::string_view line, std::size_t at, std::size_t cell) {
  return line[at] == '\t' ? (cell / kTabCells + 1) * kTabCells : cell + 1;
}

}  // namespace

std::size_t next_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  return at + (text.substr(at, 2) == "\r\n" ? 2 : length_at(text, at));
}

std::size_t previous_character(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  if (at >= 2 && text.substr(at - 2, 2) == "\r\n") return at - 2;
  for (std::size_t length = 2; length <= std::min<std::size_t>(at, 4); ++length) {
    if (length_at(text, at - length) == length) return at - length;
  }
  return at - 1;
}

std::size_t next_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  const Sort sort = sort_at(text, at);
  if (sort == Sort::kLineBreak) return next_character(text, at);
  return end_of_run(text, end_of_run(text, at, sort), Sort::kBlank);
}

std::size_t previous_word(std::string_view text, std::size_t at) {
  at = begin_of_run(text, at, Sort::kBlank);
  if (at == 0) return 0;
  const std::size_t before = previous_character(text, at);
  const Sort sort = sort_at(text, before);
  return sort == Sort::kLineBreak ? before : begin_of_run(text, at, sort);
}

Span word_at(std::string_view text, std::size_t at) {
  const Span line = line_at(text, at);
  if (line.begin == line.end) return {at, at};
  if (at == line.end) at = previous_character(text, at);
  const Sort sort = sort_at(text, at);
  return {begin_of_run(text, at, sort), end_of_run(text, at, sort)};
}

Span line_at(std::string_view text, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  std::size_t end = std::min(text.find('\n', begin), text.size());
  if (end < text.size() && end > begin && text[end - 1] == '\r') --end;
  return {begin, end};
}

std::size_t next_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}

Place place_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto line = std::count(before.begin(), before.end(), '\n');
  const std::size_t begin = line_at(text, at).begin;
  return {static_cast<std::size_t>(line), cells_in(text.substr(begin, at - begin))};
}

std::size_t offset_of(std::string_view text, Place place) {
  std::size_t at = 0;
  for (std::size_t line = 0; line < place.line; ++line) {
    const std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) return text.size();
    at = end + 1;
  }
  const std::size_t end = line_at(text, at).end;
  std::size_t cell = 0;
  while (at < end) {
    const std::size_t after = cell_after(text, at, cell);
    if (place.cell < after)
      return place.cell - cell >= after - place.cell ? next_character(text, at) : at;
    cell = after;
    at = next_character(text, at);
  }
  return at;
}

std::size_t cells_in(std::string_view line) {
  std::size_t cell = 0;
  for (std::size_t at = 0; at < line.size(); at = next_character(line, at)) {
    cell = cell_after(line, at, cell);
  }
  return cell;
}

std::size_t lines_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

std::string shown_line(std::string_view line) {
  std::string shown;
  std::size_t cell = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = length_at(line, at), after = cell_after(line, at, cell);
    const unsigned c = byte(line, at);
    if (c == '\t') {
      shown.append(after - cell, ' ');
    } else if (c < 0x20 || c == 0x7F) {
      shown += kControl;
    } else {
      shown += length == 1 && c >= 0x80 ? kUnknown : line.substr(at, length);
    }
    cell = after;
    at += length;
  }
  return shown;
}

}  // namespace gui::edit
