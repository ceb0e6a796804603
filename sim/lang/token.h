// The words of C, as the lexer cuts them and the preprocessor hands them on.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/lang/location.h"

namespace sim::lang {

enum class TokenKind {
  kIdentifier,  // keywords too; the parser tells them apart
  kNumber,      // a preprocessing number, still text
  kCharacter,   // 'x', with its quotes
  kString,      // "x", with its quotes
  kPunctuator,
  kUnknown,  // a character that C does not have
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  Location at;
  bool starts_line = false;
  bool follows_space = false;
  // Macros that this token came out of and that must not expand it again (C11 6.10.3.4).
  std::vector<std::string> hidden_macros;

  bool is(std::string_view spelling) const {
    return (kind == TokenKind::kPunctuator || kind == TokenKind::kIdentifier) && text == spelling;
  }
  bool is_identifier() const { return kind == TokenKind::kIdentifier; }
  bool is_end() const { return kind == TokenKind::kEnd; }
};

using Tokens = std::vector<Token>;

// A comment that begins with `//@`, without those three characters.
struct AnnotationComment {
  std::string text;
  Location at;  // of the text after `//@`
};

}  // namespace sim::lang
