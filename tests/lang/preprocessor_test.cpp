// Macros, conditions and headers.

#include "sim/lang/preprocessor.h"

#include <gtest/gtest.h>

#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

// The words that are left, with single spaces; or the messages.
std::string preprocessed(const std::string& text) {
  Reporter reporter;
  const auto result = preprocess(text, reporter.add_file("a.c"), SourceRole::kListing, reporter);
  if (reporter.has_errors()) return abi::to_text(reporter.in_order());
  std::string words;
  for (const Token& token : result.tokens) {
    if (!token.is_end()) words += (words.empty() ? "" : " ") + token.text;
  }
  return words;
}

TEST(Preprocessor, ReplacesObjectsAndFunctions) {
  EXPECT_EQ(preprocessed("#define N 3\n#define ADD(a, b) (a + b)\nADD(N, ADD(1, 2)) ADD"),
            "( 3 + ( 1 + 2 ) ) ADD");
}

TEST(Preprocessor, DoesNotExpandAMacroInsideItself) {
  EXPECT_EQ(preprocessed("#define x x + y\n#define y x\nx"), "x + x");
}

TEST(Preprocessor, MakesStringsAndPastesWords) {
  EXPECT_EQ(preprocessed("#define S(x) #x\n#define C(a, b) a##b\nS(a  \"b\\n\") C(va, lue) C(, z)"),
            R"("a \"b\\n\"" value z)");
}

TEST(Preprocessor, ExpandsArgumentsBeforeStringsOnlyThroughAnotherMacro) {
  EXPECT_EQ(preprocessed("#define N 3\n#define S(x) #x\n#define T(x) S(x)\nS(N) T(N)"),
            R"("N" "3")");
}

TEST(Preprocessor, PassesVariadicArguments) {
  EXPECT_EQ(preprocessed("#define P(f, ...) printf(f, ##__VA_ARGS__)\nP(a) P(a, b, c)"),
            "printf ( a ) printf ( a , b , c )");
}

TEST(Preprocessor, ChoosesGroupsByCondition) {
  EXPECT_EQ(
      preprocessed("#define A 2\n#if A > 3\nx\n#elif defined(A) && A == 2\ny\n#else\nz\n#endif"),
      "y");
  EXPECT_EQ(
      preprocessed("#ifdef B\nx\n#if 1\n#else\n#endif\n#else\ny\n#endif\n#ifndef B\nz\n#endif"),
      "y z");
  EXPECT_EQ(preprocessed("#if 0 && 1 / 0\nx\n#endif\n#if -1 < 0u\ny\n#else\nz\n#endif"), "z");
}

TEST(Preprocessor, IgnoresNonsenseInSkippedGroups) {
  EXPECT_EQ(preprocessed("#if 0\ndon't \"do\n#endif\nx"), "x");
}

TEST(Preprocessor, CountsLinesOfTheUse) {
  EXPECT_EQ(preprocessed("#define L __LINE__\n\nL __FILE__"), "3 \"a.c\"");
}

TEST(Preprocessor, SaysWhatIsWrongWithADirective) {
  EXPECT_EQ(preprocessed("#inclde <x>"),
            "a.c:1:1: error: #inclde is no directive\n  hint: did you mean #include?\n");
  EXPECT_EQ(preprocessed("#error no way"), "a.c:1:1: error: #error no way\n");
  EXPECT_EQ(preprocessed("#if 1\n"),
            "a.c:1:2: error: this #if is never closed\n  hint: end it with #endif\n");
  EXPECT_EQ(preprocessed("#endif"), "a.c:1:2: error: #endif without #if\n");
  EXPECT_EQ(preprocessed("#define F(a) a\nF(1, 2)"),
            "a.c:2:1: error: macro 'F' takes 1 argument, 2 given\n");
}

TEST(Preprocessor, NamesTheNearestHeader) {
  EXPECT_EQ(preprocessed("#include <unitsd.h>"),
            "a.c:1:10: error: header <unitsd.h> is not part of the library\n"
            "  hint: did you mean <unistd.h>?\n");
  EXPECT_EQ(preprocessed("#include <threads.h>"),
            "a.c:1:10: error: header <threads.h> is not part of the library\n"
            "  hint: use <pthread.h>\n");
}

TEST(Preprocessor, StopsMacrosThatGrowWithoutEnd) {
  std::string text = "#define A0 x x\n";
  for (int i = 1; i < 40; ++i) {
    const std::string inner = "A" + std::to_string(i - 1);
    text += "#define A" + std::to_string(i) + " " + inner + " " + inner + "\n";
  }
  EXPECT_NE(preprocessed(text + "A39").find("expand to more than"), std::string::npos);
}

TEST(Preprocessor, SaysOnceThatMacrosGrowWithoutEnd) {
  std::string text = "1";
  for (int i = 0; i < 40; ++i) text = "F(" + text + ")";
  const std::string errors = preprocessed("#define F(x) x x\n" + text);
  const std::size_t first = errors.find("expand to more than");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(errors.find("expand to more than", first + 1), std::string::npos) << errors;
}

}  // namespace
}  // namespace sim::lang
