#include "tests/fuzz/lang/mutate.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <random>
#include <string_view>
#include <vector>

#include "sim/lang/lexer.h"

namespace fuzz {
namespace {

using sim::lang::Token;
using sim::lang::TokenKind;
using sim::lang::Tokens;

constexpr std::array kNumbers{"0",          "1",          "-1",      "2",
                              "7",          "255",        "1024",    "65536",
                              "2147483647", "0x80000000", "1e308",   "0.5f",
                              "1ull",       "'\\0'",      "'\\xff'", "0x7fffffffffffffff",
                              "4294967296", "1u",         "010",     "18446744073709551615u"};
constexpr std::array kBinary{"+", "-",  "*",  "/",  "%",  "<<", ">>", "&",  "|",
                             "^", "&&", "||", "==", "!=", "<",  ">",  "<=", ">="};
constexpr std::array kAssignments{
    "=", "+=", "-=", "*=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="};
constexpr std::array kOthers{"++", "--", "!", "~", "?", ":", ",",  ";", "(",
                             ")",  "[",  "]", "{", "}", ".", "->", "#", "##"};
constexpr std::array kWords{
    "int",      "char",    "unsigned", "long",    "double",   "void",   "struct", "union",
    "enum",     "const",   "static",   "extern",  "volatile", "sizeof", "return", "break",
    "continue", "goto",    "case",     "default", "NULL",     "fork()", "_Bool",  "typedef",
    "(char)",   "(void*)", "(short)",  "&",       "*",        "[0]",    "(1,2)",  "..."};

// From `begin` to before `end`.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Tokens words_of(const std::string& text) {
  sim::lang::Reporter reporter;
  const int file = reporter.add_file("fuzz.c");
  Tokens tokens = sim::lang::lex(text, file, reporter).tokens;
  if (!tokens.empty()) tokens.pop_back();
  return tokens;
}

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string joined(const Tokens& tokens) {
  std::string text;
  for (const Token& token : tokens) {
    const bool glues = !text.empty() && !token.text.empty() && is_word_character(text.back()) &&
                       is_word_character(token.text.front());
    if (token.starts_line && !text.empty()) {
      text += '\n';
    } else if (token.follows_space || glues) {
      text += ' ';
    }
    text += token.text;
  }
  return text + "\n";
}

class Mutation {
 public:
  Mutation(const std::string& listing, const std::string& donor, std::uint32_t seed)
      : tokens_(words_of(listing)), donor_(words_of(donor)), random_(seed) {}

  std::string result() {
    for (std::size_t changes = 1 + below(3); changes > 0 && !tokens_.empty(); --changes) change();
    return joined(tokens_);
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  template <class Words>
  const char* one_of(const Words& words) {
    return words[below(words.size())];
  }

  void change();
  void change_words();
  void replace_word(TokenKind kind);
  void replace_statement(const Tokens& from);
  void erase(Range range);
  void put(std::size_t at, Range range, const Tokens& from);
  Range some_words(const Tokens& tokens);
  Range some_statement(const Tokens& tokens);
  const Tokens& either() { return donor_.empty() || below(2) == 0 ? tokens_ : donor_; }

  Tokens tokens_;
  Tokens donor_;
  std::minstd_rand random_;
};

// Most changes leave C behind: the others are refused by the parser, and try only that.
void Mutation::change() {
  switch (below(12)) {
    case 0:
      return erase(some_statement(tokens_));
    case 1:
    case 2:
      return put(some_statement(tokens_).begin, some_statement(tokens_), Tokens(tokens_));
    case 3: {
      const Tokens& from = either();
      return put(some_statement(tokens_).begin, some_statement(from), Tokens(from));
    }
    case 4:
      return replace_statement(Tokens(either()));
    case 5:
      return change_words();
    case 6:
    case 7:
      return replace_word(TokenKind::kNumber);
    case 8:
    case 9:
      return replace_word(TokenKind::kPunctuator);
    case 10:
      return replace_word(TokenKind::kString);
    default:
      return replace_word(TokenKind::kIdentifier);
  }
}

void Mutation::change_words() {
  switch (below(3)) {
    case 0:
      return erase(some_words(tokens_));
    case 1: {
      const Tokens& from = either();
      return put(below(tokens_.size()), some_words(from), Tokens(from));
    }
    default:
      tokens_[below(tokens_.size())].text = below(2) == 0 ? one_of(kWords) : one_of(kOthers);
  }
}

void Mutation::erase(Range range) {
  tokens_.erase(tokens_.begin() + static_cast<long>(range.begin),
                tokens_.begin() + static_cast<long>(range.end));
}

void Mutation::replace_statement(const Tokens& from) {
  const Range replaced = some_statement(tokens_);
  erase(replaced);
  put(replaced.begin, some_statement(from), from);
}

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A word of this kind becomes another one of its kind, which the listing has itself.
void Mutation::replace_word(TokenKind kind) {
  const auto next = [&](std::size_t from) {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      Token& token = tokens_[(from + i) % tokens_.size()];
      if (token.kind == kind) return &token;
    }
    return &tokens_[from];
  };
  Token& token = *next(below(tokens_.size()));
  if (kind == TokenKind::kNumber) {
    token.text = one_of(kNumbers);
  } else if (kind != TokenKind::kPunctuator) {
    token.text = next(below(tokens_.size()))->text;
  } else if (holds(kBinary, token.text)) {
    token.text = one_of(kBinary);
  } else if (holds(kAssignments, token.text)) {
    token.text = one_of(kAssignments);
  }
}

void Mutation::put(std::size_t at, Range range, const Tokens& from) {
  const Tokens added(from.begin() + static_cast<long>(range.begin),
                     from.begin() + static_cast<long>(range.end));
  const std::size_t place = std::min(at, tokens_.size());
  tokens_.insert(tokens_.begin() + static_cast<long>(place), added.begin(), added.end());
}

Range Mutation::some_words(const Tokens& tokens) {
  const std::size_t begin = below(tokens.size());
  return {begin, std::min(tokens.size(), begin + 1 + below(6))};
}

// From behind the end of a statement, or a line of the preprocessor, to its own end; a block ends
// with its brace.
Range Mutation::some_statement(const Tokens& tokens) {
  if (tokens.empty()) return {};
  const auto ends = [](const Token& token) {
    return token.is(";") || token.is("{") || token.is("}");
  };
  std::size_t begin = below(tokens.size());
  while (begin > 0 && !ends(tokens[begin - 1])) --begin;
  int depth = 0;
  std::size_t end = begin;
  while (end < tokens.size()) {
    const Token& token = tokens[end++];
    if (token.is("{") || token.is("(")) ++depth;
    if (token.is("}") || token.is(")")) --depth;
    if (depth <= 0 && (token.is(";") || token.is("}"))) break;
  }
  return {begin, end};
}

}  // namespace

std::string mutated(const std::string& listing, const std::string& donor, std::uint32_t seed) {
  return Mutation(listing, donor, seed).result();
}

}  // namespace fuzz
