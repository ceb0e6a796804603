#include "gui/edit/editor.h"

#include <algorithm>

namespace gui::edit {
namespace {

constexpr std::size_t kUsualIndent = 4;

std::size_t blanks_at(std::string_view text, std::size_t at) {
  const std::size_t end = std::min(text.find_first_not_of(" \t", at), text.size());
  return end - at;
}

// Bytes of a line's beginning that one step outwards takes away.
std::size_t outdent_at(std::string_view text, std::size_t at, std::size_t unit) {
  if (at < text.size() && text[at] == '\t') return 1;
  std::size_t spaces = 0;
  while (spaces < unit && at + spaces < text.size() && text[at + spaces] == ' ') ++spaces;
  return spaces;
}

}  // namespace

std::string_view Editor::marked() const {
  return std::string_view(text_).substr(selection_.begin(), selection_.end() - selection_.begin());
}

// The one place where the text changes.
void Editor::apply(const Change& change) {
  text_.replace(change.at, change.removed.size(), change.inserted);
  changes_.push_back(change);
  ++version_;
}

void Editor::make(Deed::Kind kind, std::vector<Change> changes, Selection after) {
  wanted_ = Wanted::kNo;
  if (changes.empty()) return;
  for (const Change& change : changes) apply(change);
  history_.add({kind, std::move(changes), selection_, after});
  selection_ = after;
}

Change Editor::replacing(std::size_t begin, std::size_t end, std::string_view with) const {
  return {begin, text_.substr(begin, end - begin), std::string(with)};
}

void Editor::insert(std::string_view text) {
  if (text.empty() && selection_.is_empty()) return;
  const std::size_t after = selection_.begin() + text.size();
  make(Deed::Kind::kOther, {replacing(selection_.begin(), selection_.end(), text)}, {after, after});
}

void Editor::type(std::string_view character) {
  const Span line = line_at(text_, selection_.cursor);
  const std::size_t at = selection_.begin();
  const bool alone = line.begin + blanks_at(text_, line.begin) >= at && line.begin < at;
  if (character == "}" && selection_.is_empty() && alone) {
    const std::size_t less = outdent_at(text_, line.begin, indent_unit().size());
    const std::size_t after = at - less + 1;
    std::string blanks = text_.substr(line.begin + less, at - line.begin - less);
    return make(Deed::Kind::kOther, {replacing(line.begin, at, blanks + "}")}, {after, after});
  }
  if (!selection_.is_empty()) return insert(character);
  const std::size_t after = at + character.size();
  make(Deed::Kind::kTyping, {replacing(at, at, character)}, {after, after});
}

void Editor::break_line() {
  const Span line = line_at(text_, selection_.begin());
  const std::size_t blanks =
      std::min(blanks_at(text_, line.begin), selection_.begin() - line.begin);
  std::string next = std::string(line_break()) + text_.substr(line.begin, blanks);
  const std::string_view before(text_.data() + line.begin, selection_.begin() - line.begin);
  const std::size_t last = before.find_last_not_of(" \t");
  if (last != std::string_view::npos && before[last] == '{') next += indent_unit();
  insert(next);
}

void Editor::erase(Motion motion) {
  if (!selection_.is_empty()) return insert("");
  const std::size_t at = selection_.cursor, to = target_of(motion, 1);
  if (at == to) return;
  const std::size_t begin = std::min(at, to), end = std::max(at, to);
  make(Deed::Kind::kErasing, {replacing(begin, end, "")}, {begin, begin});
}

std::vector<std::size_t> Editor::marked_lines() const {
  std::vector<std::size_t> starts{line_at(text_, selection_.begin()).begin};
  for (;;) {
    const std::size_t next = next_line(text_, starts.back());
    if (next >= selection_.end() || next == text_.size()) return starts;
    starts.push_back(next);
  }
}

void Editor::indent() {
  const std::string unit = indent_unit();
  const auto lines = marked_lines();
  if (lines.size() == 1) {
    if (unit == "\t") return insert(unit);
    const std::size_t cell = place_of(text_, selection_.begin()).cell;
    return insert(std::string(unit.size() - cell % unit.size(), ' '));
  }
  std::vector<Change> changes;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line_at(text_, *line).end > *line) changes.push_back({*line, "", unit});
  }
  const std::size_t end = selection_.end() + changes.size() * unit.size();
  make(Deed::Kind::kOther, std::move(changes), {lines.front(), end});
}

void Editor::outdent() {
  const auto lines = marked_lines();
  std::vector<Change> changes;
  Selection after = selection_;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::size_t less = outdent_at(text_, *line, indent_unit().size());
    if (less == 0) continue;
    changes.push_back(replacing(*line, *line + less, ""));
    for (std::size_t* end : {&after.anchor, &after.cursor}) {
      if (*end > *line) *end -= std::min(less, *end - *line);
    }
  }
  make(Deed::Kind::kOther, std::move(changes), after);
}

void Editor::replace_all(std::string_view text) {
  if (text == text_) return;
  const Place place = cursor_place();
  std::string whole(text);
  const std::size_t after = offset_of(whole, place);
  make(Deed::Kind::kOther, {{0, text_, std::move(whole)}}, {after, after});
}

void Editor::move(Motion motion, Way way, std::size_t page) {
  const bool vertical = motion == Motion::kUp || motion == Motion::kDown ||
                        motion == Motion::kPageUp || motion == Motion::kPageDown;
  const bool leaves_mark = way == Way::kGo && !selection_.is_empty();
  std::size_t to = target_of(motion, page);
  if (leaves_mark && motion == Motion::kLeft) to = selection_.begin();
  if (leaves_mark && motion == Motion::kRight) to = selection_.end();
  put_cursor(to, way);
  if (vertical) wanted_ = Wanted::kYes;
}

void Editor::put_cursor(std::size_t at, Way way) {
  history_.close();
  wanted_ = Wanted::kNo;
  selection_.cursor = std::min(at, text_.size());
  if (way == Way::kGo) selection_.anchor = selection_.cursor;
}

void Editor::mark(std::size_t anchor, std::size_t cursor) {
  put_cursor(anchor, Way::kGo);
  put_cursor(cursor, Way::kMark);
}

std::size_t Editor::target_of(Motion motion, std::size_t page) {
  const std::size_t at = selection_.cursor;
  switch (motion) {
    case Motion::kLeft:
      return previous_character(text_, at);
    case Motion::kRight:
      return next_character(text_, at);
    case Motion::kUp:
    case Motion::kDown:
    case Motion::kPageUp:
    case Motion::kPageDown:
      return other_line(motion, page);
    case Motion::kWordLeft:
      return previous_word(text_, at);
    case Motion::kWordRight:
      return next_word(text_, at);
    case Motion::kLineStart:
      return line_start();
    case Motion::kLineEnd:
      return line_at(text_, at).end;
    case Motion::kTextStart:
      return 0;
    case Motion::kTextEnd:
      return text_.size();
  }
  return at;
}

// Above the first line is the text's start, below the last one its end.
std::size_t Editor::other_line(Motion motion, std::size_t page) {
  const Place here = cursor_place();
  if (wanted_ == Wanted::kNo) wanted_cell_ = here.cell;
  const bool is_page = motion == Motion::kPageUp || motion == Motion::kPageDown;
  const std::size_t lines = is_page ? std::max<std::size_t>(page, 1) : 1;
  if (motion == Motion::kUp || motion == Motion::kPageUp) {
    if (here.line == 0) return 0;
    return offset_of(text_, {here.line - std::min(lines, here.line), wanted_cell_});
  }
  const std::size_t last = lines_in(text_) - 1;
  if (here.line == last) return text_.size();
  return offset_of(text_, {std::min(here.line + lines, last), wanted_cell_});
}

// Home goes to the first word, and from there to the line's very beginning.
std::size_t Editor::line_start() const {
  const std::size_t begin = line_at(text_, selection_.cursor).begin;
  const std::size_t word = begin + blanks_at(text_, begin);
  return selection_.cursor == word ? begin : word;
}

// The text's own: "\r\n" where its first line ends so.
std::string_view Editor::line_break() const {
  const std::size_t first = text_.find('\n');
  const bool has_return = first != std::string::npos && first > 0 && text_[first - 1] == '\r';
  return has_return ? "\r\n" : "\n";
}

// The text's own: a tab where a line begins with one, else the smallest indent of at least two.
std::string Editor::indent_unit() const {
  std::size_t smallest = text_.size() + 1;
  for (std::size_t at = 0; at < text_.size(); at = next_line(text_, at)) {
    if (text_[at] == '\t') return "\t";
    const std::size_t blanks = blanks_at(text_, at);
    const bool has_words = at + blanks < line_at(text_, at).end;
    if (has_words && blanks >= 2) smallest = std::min(smallest, blanks);
  }
  return std::string(smallest <= kTabCells ? smallest : kUsualIndent, ' ');
}

void Editor::undo() {
  if (!can_undo()) return;
  wanted_ = Wanted::kNo;
  const Deed& deed = history_.undo();
  for (auto change = deed.changes.rbegin(); change != deed.changes.rend(); ++change) {
    apply(reversed(*change));
  }
  selection_ = deed.before;
}

void Editor::redo() {
  if (!can_redo()) return;
  wanted_ = Wanted::kNo;
  const Deed& deed = history_.redo();
  for (const Change& change : deed.changes) apply(change);
  selection_ = deed.after;
}

}  // namespace gui::edit
