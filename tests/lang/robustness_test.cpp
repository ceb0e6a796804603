// No text makes the front end crash or hang: truncated, mutated and random ones, deep and long
// ones.

#include <gtest/gtest.h>

#include <random>

#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

constexpr const char* kListing = R"(#include <stdio.h>
#include <unistd.h>
#define SIZE 16
#define MAX(a, b) ((a) > (b) ? (a) : (b))
typedef struct point { int x, y; char name[8]; struct point *next; } point;
enum color { RED, GREEN = 5 };
static int table[3][2] = {{1, 2}, [2] = {5, 6}};
point origin = {.y = 3, .name = "abc"};
static int add(int a, ...) { return a + sizeof(point); }
int (*op)(int, ...) = add;
int main(int argc, char *argv[]) {
  int fd[2], n; char buffer[SIZE];
  if (pipe(fd) == -1) { perror("pipe"); return 1; }  //@ made, child = "kid"
  switch (fork()) { case -1: goto out; case 0: write(fd[1], "abc\n", MAX(4, 3)); break; default: ; }
  while ((n = read(fd[0], buffer, sizeof buffer)) > 0) { printf("%d %s\n", n, buffer); }
  for (int i = 0; i < argc; i++) do { op(i, 2.0, argv[i]); } while (0);
  point *p = &(point){1, 2, "x"}; p->x += origin.y << 2;
out:
  return p->next ? 0 : table[0][1];
}
)";

TEST(FrontEnd, SurvivesEveryTruncation) {
  const std::string listing = kListing;
  for (std::size_t length = 0; length < listing.size(); length += 3) {
    messages(listing.substr(0, length));
  }
}

TEST(FrontEnd, SurvivesMutations) {
  std::mt19937 random(1);
  const std::string characters = "(){}[];,.*&\"'#\\\n<>=+-0x:?%@\x80 a";
  for (int round = 0; round < 300; ++round) {
    std::string text = kListing;
    for (int change = 0; change < 3; ++change) {
      const std::size_t place = random() % text.size();
      const char c = characters[random() % characters.size()];
      switch (random() % 3) {
        case 0:
          text[place] = c;
          break;
        case 1:
          text.erase(place, random() % 8);
          break;
        default:
          text.insert(place, 1, c);
      }
    }
    messages(text);
  }
}

TEST(FrontEnd, SurvivesRandomWords) {
  const std::vector<std::string> words = {"int",
                                          "char",
                                          "struct",
                                          "x",
                                          "y",
                                          "(",
                                          ")",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ";",
                                          ",",
                                          "*",
                                          "&",
                                          "=",
                                          "+",
                                          "1",
                                          "if",
                                          "else",
                                          "for",
                                          "while",
                                          "case",
                                          "return",
                                          "sizeof",
                                          "\"s\"",
                                          "enum",
                                          "...",
                                          ".",
                                          "->",
                                          "switch",
                                          "goto",
                                          "typedef",
                                          "void",
                                          "static",
                                          "extern",
                                          ":",
                                          "?",
                                          "\n#",
                                          "do",
                                          "__builtin_va_arg",
                                          "define X(a) a"};
  std::mt19937 random(2);
  for (int round = 0; round < 400; ++round) {
    std::string text = round % 2 == 0 ? "int main(void) { " : "";
    for (int i = 0; i < 60; ++i) text += words[random() % words.size()] + " ";
    messages(text);
  }
}

std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i) result += text;
  return result;
}

TEST(FrontEnd, LimitsNestingWithAMessage) {
  const int deep = 5000;
  for (const auto& text :
       {"int x = " + repeated("(", deep), "int main(void) " + repeated("{", deep),
        "int x = " + repeated("-", deep) + "1;", "int " + repeated("(", deep) + "x;",
        "int " + repeated("*", deep) + "x;", "int x" + repeated("[1]", deep) + ";",
        "int x = " + repeated("{", deep), "int main(void) { " + repeated("if (1) ", deep) + ";}",
        repeated("struct { ", deep), "int main(void) { " + repeated("x: ", deep) + ";}",
        "int f(" + repeated("int (", deep), "int x = " + repeated("1 ? 1 : ", deep) + "1;",
        "int x = " + repeated("sizeof ", deep) + "1;", "int x = " + repeated("(int)", deep) + "1;",
        "#if " + repeated("(", deep) + "\n#endif", "#if " + repeated("!", deep) + "1\n#endif"}) {
    EXPECT_NE(messages(text), "") << text.substr(0, 40);
  }
}

TEST(FrontEnd, LimitsTheLengthOfOneExpression) {
  const std::string text = "int main(void) { return 1" + repeated(" + 1", 3000) + "; }";
  EXPECT_NE(messages(text).find("this expression is too long"), std::string::npos);
}

TEST(FrontEnd, ReadsHugeFiles) {
  const std::string function = "static int fNAME(int x) { return x + 1; }\n";
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    std::string one = function;
    one.replace(one.find("NAME"), 4, std::to_string(i));
    text += one;
  }
  EXPECT_EQ(messages(text + "int main(void) { return f0(1); }"), "");
}

TEST(FrontEnd, ReportsAtMostTwentyErrors) {
  const auto parsed = parse({"a.c", "int main(void) {\n" + repeated("x1 +;\n", 50) + "}"});
  ASSERT_FALSE(parsed);
  EXPECT_LE(parsed.error().size(), 20u);
}

TEST(FrontEnd, ExpandsAnArgumentOnceHoweverDeepTheCallsAreNested) {
  std::string nested = "1";
  for (int i = 0; i < 60; ++i) nested = "F(" + nested + ")";
  const std::string found =
      messages("#define F(x) x x\nint main(void) { return " + nested + "; }\n");
  EXPECT_NE(found.find("expand to more than"), std::string::npos) << found;
}

TEST(FrontEnd, RefusesALongChainOfMacros) {
  std::string text = "#define A0 1\n";
  for (int i = 1; i < 5000; ++i) {
    text += "#define A" + std::to_string(i) + " (A" + std::to_string(i - 1) + ")\n";
  }
  const std::string found = messages(text + "int main(void) { return A4999; }\n");
  EXPECT_NE(found.find("nested more than 100 levels"), std::string::npos) << found;
}

TEST(FrontEnd, RefusesAVeryLongName) {
  const std::string found = messages("int " + std::string(100'000, 'a') + ";\n");
  EXPECT_NE(found.find("a name is longer than 255 characters"), std::string::npos);
  EXPECT_LT(found.size(), 1000u);
}

}  // namespace
}  // namespace sim::lang
