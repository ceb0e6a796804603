// What expressions come to: every row is computed by the interpreter and by this C++ compiler.

#include <gmock/gmock.h>

#include <string>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

struct Row {
  const char* text;
  long value;
};

// The same tokens twice: as text for the interpreter, as code for the compiler.
#define ROW(...) \
  Row { #__VA_ARGS__, static_cast < long>(__VA_ARGS__) }

namespace expressions {

constexpr int i = 37;
constexpr int n = -5;
constexpr unsigned u = 4000000000u;
constexpr long l = 5000000000L;
constexpr char c = 'k';
constexpr unsigned char b = 200;
constexpr short s = -300;
constexpr double d = 2.75;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wfloat-conversion"
#pragma GCC diagnostic ignored "-Wbool-compare"
#pragma GCC diagnostic ignored "-Wint-in-bool-context"
#pragma GCC diagnostic ignored "-Wparentheses"
const Row kRows[] = {
    ROW(i + n),
    ROW(i - n * 3),
    ROW(i / n),
    ROW(i % n),
    ROW(n / 2),
    ROW(n % 3),
    ROW(n >> 1),
    ROW(i << 3),
    ROW(u + u),
    ROW(u * 3),
    ROW(u >> 4),
    ROW(u << 1),
    ROW(u / 7),
    ROW(u % 7),
    ROW(n + u),
    ROW(n < u),
    ROW(n < l),
    ROW(l * 2),
    ROW(l / n),
    ROW(l % 7),
    ROW(l >> 3),
    ROW(-l),
    ROW(~i),
    ROW(~u),
    ROW(!i),
    ROW(!!n),
    ROW(i & 6),
    ROW(i | 64),
    ROW(i ^ n),
    ROW(c + 1),
    ROW((char)(c + 100)),
    ROW((unsigned char)(b + 100)),
    ROW((short)(s * 300)),
    ROW((unsigned short)s),
    ROW((int)l),
    ROW((unsigned)n),
    ROW((unsigned char)n),
    ROW((signed char)b),
    ROW(b << 1),
    ROW(s / 7),
    ROW((int)d),
    ROW((int)-d),
    ROW(d > 2),
    ROW(d * 4),
    ROW(i / d),
    ROW((float)i / 3 * 1000),
    ROW(i > 3 && n < 0),
    ROW(i<3 || n> 0),
    ROW(i == 37 ? n : i),
    ROW(i <= 37),
    ROW(i >= 38),
    ROW(i != n),
    ROW(1 ? -1 : 1u),
    ROW(sizeof(int) + sizeof(long)),
    ROW(sizeof(c) * 10 + sizeof(c + c)),
    ROW(i*(n + 2) - (i % 4) * l),
    ROW(-(-2147483647 - 1L)),
    ROW(0x7fffffff),
    ROW('\n' + '\x41' + '\101'),
    ROW(1u - 2),
    ROW(1ul - 2 > 5),
};
#pragma GCC diagnostic pop
#undef ROW

}  // namespace expressions

using expressions::kRows;

const char* const kVariables =
    "int i = 37; int n = -5; unsigned u = 4000000000u; long l = 5000000000L; char c = 'k';\n"
    "unsigned char b = 200; short s = -300; double d = 2.75;\n";

std::string text_of(const Row& row) {
  return "printf(\"%ld\\n\", (long)(" + std::string(row.text) + "));\n";
}

std::string expected() {
  std::string text;
  for (const Row& row : kRows) text += std::to_string(row.value) + "\n";
  return text;
}

std::string statements() {
  std::string text;
  for (const Row& row : kRows) text += text_of(row);
  return text;
}

TEST(Expressions, OfLocalVariablesComeToWhatACompilerComputes) {
  const Finished run = run_program("#include <stdio.h>\nint main(void) {\n" +
                                   std::string(kVariables) + statements() + "return 0; }\n");
  EXPECT_EQ(run.mistake, "");
  EXPECT_EQ(run.output, expected());
}

TEST(Expressions, OfGlobalVariablesComeToTheSame) {
  const Finished run = run_program("#include <stdio.h>\n" + std::string(kVariables) +
                                   "int main(void) {\n" + statements() + "return 0; }\n");
  EXPECT_EQ(run.mistake, "");
  EXPECT_EQ(run.output, expected());
}

TEST(Expressions, OfVariablesWhoseAddressIsTakenComeToTheSame) {
  const Finished run =
      run_program("#include <stdio.h>\nint main(void) {\n" + std::string(kVariables) +
                  "int *pi = &i; unsigned *pu = &u; (void)pi; (void)pu; (void)&n; (void)&l;"
                  "(void)&c; (void)&b; (void)&s; (void)&d;\n" +
                  statements() + "return 0; }\n");
  EXPECT_EQ(run.mistake, "");
  EXPECT_EQ(run.output, expected());
}

// value of `expression` after `statements`.
std::string value_after(const std::string& statements, const std::string& expression) {
  return run_program("#include <stdio.h>\nint main(void) {\n" + statements +
                     "printf(\"%ld\", (long)(" + expression + "));\nreturn 0; }\n")
      .output;
}

TEST(Assignments, ConvertToTheTypeOfTheirTarget) {
  EXPECT_EQ(value_after("char c; c = 300;", "c"), "44");
  EXPECT_EQ(value_after("unsigned char c = 250; c += 10;", "c"), "4");
  EXPECT_EQ(value_after("signed char c = 127; c++;", "c"), "-128");
  EXPECT_EQ(value_after("unsigned short c = 0; --c;", "c"), "65535");
  EXPECT_EQ(value_after("unsigned u = 0; u--;", "u"), "4294967295");
  EXPECT_EQ(value_after("int i = 7; i *= 2.5;", "i"), "17");
  EXPECT_EQ(value_after("float f = 16777216; f++;", "f"), "16777216");
  EXPECT_EQ(value_after("int i = 5; i <<= 2; i ^= 3; i %= 8;", "i"), "7");
  EXPECT_EQ(value_after("int a, b, c; a = b = c = 4;", "a + b + c"), "12");
}

TEST(Increments, GiveTheValueBeforeOrAfter) {
  EXPECT_EQ(value_after("int i = 5; int j = i++;", "i * 10 + j"), "65");
  EXPECT_EQ(value_after("int i = 5; int j = --i;", "i * 10 + j"), "44");
  EXPECT_EQ(
      value_after("int a[2] = {1, 2}; int j = a[0]++ + ++a[1];", "a[0] * 100 + a[1] * 10 + j"),
      "234");
  EXPECT_EQ(value_after("int a[3] = {1, 2, 3}; int *p = a; int j = *p++; j += *++p;", "j"), "4");
}

TEST(Logic, EvaluatesOnlyWhatItNeeds) {
  EXPECT_EQ(value_after("int n = 0; int r = 0 && n++; r = 1 || n++;", "n"), "0");
  EXPECT_EQ(value_after("int n = 0; int r = 1 && n++; r = 0 || n++; (void)r;", "n"), "2");
}

}  // namespace
}  // namespace sim::lang::testing
