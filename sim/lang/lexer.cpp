// Phases 2 and 3 of translation: C11 5.1.1.2, tokens as in 6.4.

#include "sim/lang/lexer.h"

#include <array>
#include <utility>

#include "sim/lang/text_cursor.h"

namespace sim::lang {
namespace {

// Longer ones first, so that the first match is the longest.
constexpr std::array<std::string_view, 48> kPunctuators = {
    "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
    "&&",  "||",  "*=",  "/=", "%=", "+=", "-=", "&=", "^=", "|=", "##", "[",
    "]",   "(",   ")",   "{",  "}",  ".",  "&",  "*",  "+",  "-",  "~",  "!",
    "/",   "%",   "<",   ">",  "^",  "|",  "?",  ":",  ";",  "=",  ",",  "#"};

constexpr std::size_t kLongestName = 255;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

class Lexer {
 public:
  Lexer(std::string_view text, int file, Reporter& reporter)
      : cursor_(text, file), reporter_(reporter) {}

  LexedText run() {
    for (skip_blanks(); !cursor_.at_end(); skip_blanks()) take_token();
    add(TokenKind::kEnd, "", cursor_.here());
    return std::move(result_);
  }

 private:
  void skip_blanks() {
    while (!cursor_.at_end()) {
      if (cursor_.peek() == '\n') {
        starts_line_ = true;
        cursor_.advance();
      } else if (is_blank(cursor_.peek())) {
        follows_space_ = true;
        cursor_.advance();
      } else if (cursor_.sees("//")) {
        skip_line_comment();
      } else if (cursor_.sees("/*")) {
        skip_block_comment();
      } else {
        return;
      }
    }
  }

  void skip_line_comment() {
    const bool is_annotation = cursor_.sees("//@");
    for (int i = 0; i < (is_annotation ? 3 : 2); ++i) cursor_.advance();
    const Location start = cursor_.here();
    std::string text;
    while (!cursor_.at_end() && cursor_.peek() != '\n') text += cursor_.take();
    if (is_annotation) result_.annotations.push_back({std::move(text), cursor_.since(start)});
    follows_space_ = true;
  }

  void skip_block_comment() {
    const Location start = cursor_.here();
    cursor_.advance();
    cursor_.advance();
    while (!cursor_.sees("*/")) {
      if (cursor_.at_end()) {
        reporter_.error(start, "this comment is never closed", "end it with */");
        return;
      }
      cursor_.advance();
    }
    cursor_.advance();
    cursor_.advance();
    follows_space_ = true;
  }

  void take_token() {
    const char first = cursor_.peek();
    if (is_letter(first)) return take_identifier();
    if (is_digit(first) || (first == '.' && is_digit(cursor_.peek(1)))) return take_number();
    if (first == '"' || first == '\'') return take_quoted(first);
    for (const std::string_view spelling : kPunctuators) {
      if (cursor_.sees(spelling)) return take_spelling(spelling);
    }
    take_unknown();
  }

  void take_identifier() {
    const Location start = cursor_.here();
    std::string text;
    while (is_letter(cursor_.peek()) || is_digit(cursor_.peek())) text += cursor_.take();
    if (text.size() > kLongestName) {
      reporter_.error(cursor_.since(start),
                      "a name is longer than " + std::to_string(kLongestName) + " characters");
      text.resize(kLongestName);
    }
    add(TokenKind::kIdentifier, std::move(text), cursor_.since(start));
  }

  // A preprocessing number: digits, letters, dots, and signs after an exponent. C11 6.4.8.
  void take_number() {
    const Location start = cursor_.here();
    std::string text;
    for (;;) {
      const char c = cursor_.peek();
      const bool signs_exponent =
          (c == '+' || c == '-') && !text.empty() &&
          (text.back() == 'e' || text.back() == 'E' || text.back() == 'p' || text.back() == 'P') &&
          !(text.starts_with("0x") && text.find_first_of("pP") == std::string::npos);
      if (!is_digit(c) && !is_letter(c) && c != '.' && !signs_exponent) break;
      text += cursor_.take();
    }
    add(TokenKind::kNumber, std::move(text), cursor_.since(start));
  }

  void take_quoted(char quote) {
    const Location start = cursor_.here();
    std::string text(1, cursor_.take());
    for (;;) {
      if (cursor_.at_end() || cursor_.peek() == '\n') {
        return add(TokenKind::kUnknown, std::move(text), cursor_.since(start));
      }
      const char c = cursor_.take();
      text += c;
      if (c == quote) break;
      if (c == '\\' && !cursor_.at_end() && cursor_.peek() != '\n') text += cursor_.take();
    }
    const TokenKind kind = quote == '"' ? TokenKind::kString : TokenKind::kCharacter;
    add(kind, std::move(text), cursor_.since(start));
  }

  void take_spelling(std::string_view spelling) {
    const Location start = cursor_.here();
    for (std::size_t i = 0; i < spelling.size(); ++i) cursor_.advance();
    add(TokenKind::kPunctuator, std::string(spelling), cursor_.since(start));
  }

  // A whole UTF-8 sequence, so that messages can show it.
  void take_unknown() {
    const Location start = cursor_.here();
    std::string text(1, cursor_.take());
    while ((static_cast<unsigned char>(cursor_.peek()) & 0xC0u) == 0x80u) text += cursor_.take();
    add(TokenKind::kUnknown, std::move(text), cursor_.since(start));
  }

  void add(TokenKind kind, std::string text, Location at) {
    result_.tokens.push_back({kind, std::move(text), at, starts_line_, follows_space_, {}});
    starts_line_ = false;
    follows_space_ = false;
  }

  TextCursor cursor_;
  Reporter& reporter_;
  LexedText result_;
  bool starts_line_ = true;
  bool follows_space_ = false;
};

}  // namespace

LexedText lex(std::string_view text, int file, Reporter& reporter) {
  return Lexer(text, file, reporter).run();
}

}  // namespace sim::lang
