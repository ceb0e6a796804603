#include "gui/panels/highlight.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "gui/edit/characters.h"

namespace gui::panels {
namespace {

constexpr std::size_t kTabWidth = 8;

constexpr std::array<std::string_view, 37> kKeywords{
    "auto",   "break",    "case",   "char",     "const",    "continue", "default", "do",
    "double", "else",     "enum",   "extern",   "float",    "for",      "goto",    "if",
    "inline", "int",      "long",   "pid_t",    "register", "restrict", "return",  "short",
    "signed", "size_t",   "sizeof", "ssize_t",  "static",   "struct",   "switch",  "typedef",
    "union",  "unsigned", "void",   "volatile", "while"};

bool is_word(std::string_view text) {
  return std::find(kKeywords.begin(), kKeywords.end(), text) != kKeywords.end();
}

bool is_name_part(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// One line of C; whether it begins inside a block comment is carried from line to line.
class LineScanner {
 public:
  explicit LineScanner(std::string_view line) : line_(line) {}

  enum class Inside { kCode, kComment };

  CodeLine scan(Inside& inside) {
    while (at_ < line_.size()) {
      if (inside == Inside::kComment) {
        inside = take_comment();
      } else if (rest().substr(0, 2) == "/*") {
        add(2, CodeKind::kComment);
        inside = Inside::kComment;
      } else {
        take_code();
      }
    }
    return std::move(spans_);
  }

 private:
  std::string_view rest() const { return line_.substr(at_); }

  void add(std::size_t length, CodeKind kind) {
    const std::string_view text = rest().substr(0, length);
    at_ += text.size();
    if (!spans_.empty() && spans_.back().kind == kind) {
      spans_.back().text += text;
    } else if (!text.empty()) {
      spans_.push_back({std::string(text), kind});
    }
  }

  Inside take_comment() {
    const std::size_t end = rest().find("*/");
    const bool closes = end != std::string_view::npos;
    add(closes ? end + 2 : rest().size(), CodeKind::kComment);
    return closes ? Inside::kCode : Inside::kComment;
  }

  void take_code() {
    const char c = line_[at_];
    if (rest().substr(0, 2) == "//") return add(rest().size(), CodeKind::kComment);
    if (c == '"' || c == '\'') return add(literal_length(c), CodeKind::kText);
    if (c == '#' && is_blank_before()) return add(directive_length(), CodeKind::kDirective);
    if (!is_name_part(c)) return add(1, CodeKind::kPlain);
    std::size_t length = 1;
    while (length < rest().size() && is_name_part(rest()[length])) ++length;
    add(length, is_word(rest().substr(0, length)) ? CodeKind::kWord : CodeKind::kPlain);
  }

  bool is_blank_before() const {
    return line_.substr(0, at_).find_first_not_of(' ') == std::string_view::npos;
  }

  std::size_t directive_length() const {
    return std::min(rest().find("//"), std::min(rest().find("/*"), rest().size()));
  }

  std::size_t literal_length(char quote) const {
    for (std::size_t i = 1; i < rest().size(); ++i) {
      if (rest()[i] == '\\') {
        ++i;
      } else if (rest()[i] == quote) {
        return i + 1;
      }
    }
    return rest().size();
  }

  std::string_view line_;
  std::size_t at_ = 0;
  CodeLine spans_;
};

std::string without_tabs(std::string_view line) {
  std::string text;
  for (const char c : line) {
    if (c == '\t') {
      text.append(kTabWidth - text.size() % kTabWidth, ' ');
    } else if (c != '\r') {
      text += c;
    }
  }
  return text;
}

void trim_end(CodeLine& line) {
  while (!line.empty()) {
    std::string& text = line.back().text;
    text.erase(text.find_last_not_of(' ') + 1);
    if (!text.empty()) return;
    line.pop_back();
  }
}

void drop_mark(CodeLine& line) {
  if (line.empty() || line.back().kind != CodeKind::kComment) return;
  if (line.back().text.rfind("//@", 0) == 0) line.pop_back();
}

}  // namespace

std::vector<CodeLine> highlighted(std::string_view source) {
  std::vector<CodeLine> lines;
  auto inside = LineScanner::Inside::kCode;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    const std::string text = without_tabs(source.substr(0, end));
    CodeLine line = LineScanner(text).scan(inside);
    drop_mark(line);
    trim_end(line);
    lines.push_back(std::move(line));
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return lines;
}

std::vector<CodeLine> highlighted_whole(std::string_view source) {
  const std::size_t count = edit::lines_in(source);
  std::vector<CodeLine> lines;
  auto inside = LineScanner::Inside::kCode;
  for (std::size_t at = 0; lines.size() < count; at = edit::next_line(source, at)) {
    const edit::Span span = edit::line_at(source, at);
    const std::string text = edit::shown_line(source.substr(span.begin, span.end - span.begin));
    lines.push_back(LineScanner(text).scan(inside));
  }
  return lines;
}

std::string plain_text(const CodeLine& line) {
  std::string text;
  for (const CodeSpan& span : line) text += span.text;
  return text;
}

}  // namespace gui::panels
