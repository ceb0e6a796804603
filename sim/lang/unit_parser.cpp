// Tokens, panic and recovery: the ground that the productions stand on.

#include "sim/lang/unit_parser.h"

#include <algorithm>
#include <array>

#include "sim/lang/keywords.h"

namespace sim::lang {
namespace {

constexpr int kDeepestNesting = 256;

bool starts_statement(const Token& token) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "if",  "while", "for",  "do",    "switch", "return",
      "int", "char",  "goto", "break", "case",   "continue"};
  return token.starts_line && std::find(kWords.begin(), kWords.end(), token.text) != kWords.end();
}

std::string shown(const Token& token) {
  if (token.is_end()) return "the end of the file";
  if (token.kind == TokenKind::kString || token.kind == TokenKind::kCharacter) return token.text;
  return "'" + token.text + "'";
}

}  // namespace

UnitParser::UnitParser(PreprocessedText text, SourceRole role, Reporter& reporter)
    : reporter_(reporter),
      role_(role),
      tokens_(std::move(text.tokens)),
      macros_(std::move(text.macros)),
      unit_{{}, std::make_unique<TypeTable>(), {}, {}, {}},
      build_(*unit_.types, reporter) {}

TranslationUnit UnitParser::run() {
  while (!current().is_end() && !reporter_.is_full()) {
    const std::size_t start = next_;
    external_declaration();
    if (panicking_) recover_declaration();
    if (next_ == start) ++next_;
  }
  check_uses();
  unit_.files = reporter_.files();
  return std::move(unit_);
}

UnitParser::Nesting::Nesting(UnitParser& parser) : parser_(parser) {
  if (++parser_.nesting_ > kDeepestNesting) {
    parser_.fail(parser_.current().at,
                 "this is nested more than " + std::to_string(kDeepestNesting) + " levels deep",
                 "split it into functions or variables");
  }
}

const Token& UnitParser::peek(std::size_t ahead) const {
  return tokens_[std::min(next_ + ahead, tokens_.size() - 1)];
}

const Token& UnitParser::take() {
  const Token& token = current();
  if (!token.is_end()) ++next_;
  return token;
}

bool UnitParser::take_if(std::string_view spelling) {
  if (panicking_ || !at(spelling)) return false;
  ++next_;
  return true;
}

// A missing mark is reported where it belongs: after what stands before it.
bool UnitParser::expect(std::string_view spelling, const std::string& after) {
  if (panicking_) return false;
  if (take_if(spelling)) return true;
  if (current().kind == TokenKind::kUnknown) {
    fail_at_current("");
    return false;
  }
  const Location& last = previous().at;
  if (current().is_end() || current().starts_line) {
    reporter_.error(end_position(last), last.file,
                    "'" + std::string(spelling) + "' is missing after " + after);
    panicking_ = true;
  } else {
    fail_at_current("'" + std::string(spelling) + "' after " + after);
  }
  return false;
}

// A semicolon left out at the end of a line is taken as written, so that the next line is read
// well.
void UnitParser::expect_semicolon(const std::string& after) {
  if (panicking_ || take_if(";")) return;
  if (current().kind == TokenKind::kUnknown) return fail_at_current("");
  const Location& last = previous().at;
  reporter_.error(end_position(last), last.file, "';' is missing after " + after);
  const bool next_is_apart = current().starts_line || at("}");
  if (!next_is_apart) panicking_ = true;
}

void UnitParser::fail(const Location& at, std::string message, std::string hint) {
  const bool is_consequence = current().is_end() && reporter_.has_errors();
  if (!panicking_ && !is_consequence) reporter_.error(at, std::move(message), std::move(hint));
  panicking_ = true;
}

void UnitParser::fail_at_current(const std::string& wanted) {
  const Token& token = current();
  if (token.kind == TokenKind::kUnknown) {
    if (token.text[0] == '"')
      return fail(token.at, "this string is never closed", "a '\"' is missing");
    if (token.text[0] == '\'') {
      return fail(token.at, "this character is never closed", "a \"'\" is missing");
    }
    return fail(token.at, "the character '" + token.text + "' has no meaning in C");
  }
  fail(token.at, "expected " + wanted + ", found " + shown(token));
}

// At an opening bracket: goes behind its closing one.
void UnitParser::skip_balanced() {
  int depth = 0;
  do {
    if (at("(") || at("[") || at("{")) ++depth;
    if (at(")") || at("]") || at("}")) --depth;
    take();
  } while (depth > 0 && !current().is_end());
}

// Goes behind the statement's semicolon, or to what clearly begins or ends another one.
void UnitParser::recover_statement() {
  panicking_ = false;
  const std::size_t start = next_;
  while (!current().is_end() && !at("}")) {
    if (next_ > start && starts_statement(current())) return;
    if (at("{")) {
      skip_balanced();
      return;
    }
    const bool ends = at(";");
    take();
    if (ends) return;
  }
}

// Goes behind the declaration: its semicolon, or the body of its function.
void UnitParser::recover_declaration() {
  panicking_ = false;
  scopes_.leave_to(1);
  body_.reset();
  nesting_ = 0;
  while (!current().is_end()) {
    if (at("{")) {
      skip_balanced();
      take_if(";");
      return;
    }
    const bool ends = at(";") || at("}");
    take();
    if (ends) return;
  }
}

bool UnitParser::is_name(const Token& token) const {
  return token.is_identifier() && !is_keyword(token.text);
}

}  // namespace sim::lang
