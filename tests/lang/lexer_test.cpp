// Cutting text into tokens, and what literals stand for.

#include "sim/lang/lexer.h"

#include <gmock/gmock.h>

#include "sim/lang/literals.h"

namespace sim::lang {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words_of(const std::string& text) {
  Reporter reporter;
  std::vector<std::string> words;
  for (const Token& token : lex(text, reporter.add_file("a.c"), reporter).tokens) {
    if (!token.is_end()) words.push_back(token.text);
  }
  return words;
}

TEST(Lexer, TakesTheLongestPunctuator) {
  EXPECT_THAT(words_of("a+++b>>=c...->"),
              ElementsAre("a", "++", "+", "b", ">>=", "c", "...", "->"));
}

TEST(Lexer, DropsCommentsAndJoinsContinuedLines) {
  EXPECT_THAT(words_of("a/* x */b // c\nd\\\ne"), ElementsAre("a", "b", "de"));
}

TEST(Lexer, KeepsSignsOfExponentsInNumbers) {
  EXPECT_THAT(words_of("1e+5 0x1e+5 .5 1.p"), ElementsAre("1e+5", "0x1e", "+", "5", ".5", "1.p"));
}

TEST(Lexer, TellsWhereATokenStandsAndEnds) {
  Reporter reporter;
  const auto lexed = lex("\n  abc\\\nd;", reporter.add_file("a.c"), reporter);
  EXPECT_EQ(lexed.tokens[0].at, (Location{0, 2, 3, 3, 2}));
  EXPECT_EQ(lexed.tokens[1].at, (Location{0, 3, 2, 3, 3}));
}

TEST(Lexer, KeepsAnnotationComments) {
  Reporter reporter;
  const auto lexed = lex("x; //@ full\n", reporter.add_file("a.c"), reporter);
  ASSERT_EQ(lexed.annotations.size(), 1u);
  EXPECT_EQ(lexed.annotations[0].text, " full");
}

TEST(Lexer, ReportsACommentThatIsNeverClosed) {
  Reporter reporter;
  lex("a /* b", reporter.add_file("a.c"), reporter);
  EXPECT_EQ(abi::to_text(reporter.in_order()),
            "a.c:1:3: error: this comment is never closed\n  hint: end it with */\n");
}

TypeKind kind_of(const std::string& spelling) {
  return std::get<IntegerLiteral>(*decode_number(spelling)).kind;
}

TEST(IntegerLiterals, HaveTheFirstTypeThatHoldsThem) {
  EXPECT_EQ(kind_of("2147483647"), TypeKind::kInt);
  EXPECT_EQ(kind_of("2147483648"), TypeKind::kLong);
  EXPECT_EQ(kind_of("0xFFFFFFFF"), TypeKind::kUnsignedInt);
  EXPECT_EQ(kind_of("0x100000000"), TypeKind::kLong);
  EXPECT_EQ(kind_of("0xFFFFFFFFFFFFFFFF"), TypeKind::kUnsignedLong);
  EXPECT_EQ(kind_of("1u"), TypeKind::kUnsignedInt);
  EXPECT_EQ(kind_of("1L"), TypeKind::kLong);
  EXPECT_EQ(kind_of("1ULL"), TypeKind::kUnsignedLongLong);
}

TEST(IntegerLiterals, KnowEveryBase) {
  for (const char* spelling : {"26", "032", "0x1a", "0b11010"}) {
    EXPECT_EQ(std::get<IntegerLiteral>(*decode_number(spelling)).value, 26u) << spelling;
  }
}

TEST(IntegerLiterals, AreRefusedWhenMalformed) {
  for (const char* spelling : {"09", "0x", "1lL", "3x", "18446744073709551616"}) {
    EXPECT_FALSE(decode_number(spelling)) << spelling;
  }
}

TEST(CharacterLiterals, AreSignedAndCombine) {
  EXPECT_EQ(*decode_character("'a'"), 97);
  EXPECT_EQ(*decode_character("'\\377'"), -1);
  EXPECT_EQ(*decode_character("'ab'"), 97 * 256 + 98);
  EXPECT_FALSE(decode_character("''"));
}

TEST(StringLiterals, DecodeEveryEscape) {
  EXPECT_EQ(*decode_string(R"("\a\b\f\n\r\t\v\\\'\"\?\e\0")"),
            std::string("\a\b\f\n\r\t\v\\'\"?\033\0", 13));
  EXPECT_EQ(*decode_string(R"("\x41\1012")"), "AA2");
  EXPECT_FALSE(decode_string(R"("\q")"));
}

}  // namespace
}  // namespace sim::lang
