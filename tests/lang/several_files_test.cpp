// Programs of several files: headers of their own, linking, and what goes wrong there.

#include <gmock/gmock.h>

#include <map>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

using ::testing::HasSubstr;
using Headers = std::map<std::string, std::string>;

SourceFiles program_of(std::vector<SourceFile> files, Headers headers = {}) {
  const auto find = [headers = std::move(headers)](const std::string& name) {
    const auto found = headers.find(name);
    return found == headers.end() ? std::nullopt : std::optional(SourceFile{name, found->second});
  };
  return {std::move(files), find};
}

std::string messages_for(const SourceFiles& sources) {
  const auto compiled = compile(sources);
  return abi::to_text(compiled ? compiled->warnings : compiled.error());
}

Finished run(const SourceFiles& sources) {
  const auto compiled = compile(sources);
  Finished finished;
  if (compiled)
    finished = run_to_end(*start(compiled->code, {"test"}));
  else
    finished.mistake = abi::to_text(compiled.error());
  return finished;
}

const SourceFile kCounter{"counter.c", R"(#include "counter.h"
int count;
static int step(void) { return STEP; }
void advance(struct counter *c) { c->value += step(); count++; }
)"};
const Headers kCounterHeader{{"counter.h", R"(#pragma once
#define STEP 5
struct counter { int value; };
extern int count;
void advance(struct counter *c);
)"}};
const SourceFile kMain{"main.c", R"(#include <stdio.h>
#include "counter.h"
#include "counter.h"
static int step(void) { return 100; }
int main(void) {
  struct counter c = {1};
  advance(&c);
  advance(&c);
  printf("%d %d %d\n", c.value, count, step());
  return 0;
}
)"};

TEST(SeveralFiles, ShareWhatIsNotStatic) {
  EXPECT_EQ(run(program_of({kMain, kCounter}, kCounterHeader)).output, "11 2 100\n");
}

TEST(SeveralFiles, MayStandInAnyOrder) {
  EXPECT_EQ(run(program_of({kCounter, kMain}, kCounterHeader)).output, "11 2 100\n");
}

TEST(SeveralFiles, MistakesNameTheirFile) {
  const SourceFile broken{"broken.c", "void clear(int *p) {\n  *p = 0;\n}\n"};
  const SourceFile main{"main.c", "void clear(int *p);\nint main(void) { clear(0); return 0; }\n"};
  EXPECT_EQ(run(program_of({main, broken})).mistake,
            "broken.c:2:3: error: this writes through a null pointer");
}

TEST(SeveralFiles, EachReportsItsErrors) {
  EXPECT_EQ(messages_for(program_of({{"a.c", "int main(void) { return x; }\n"},
                                     {"b.c", "int f(void) { return y; }\n"}})),
            "a.c:1:25: error: 'x' is not declared\nb.c:1:22: error: 'y' is not declared\n");
}

TEST(SeveralFiles, TwoDefinitionsClash) {
  EXPECT_EQ(messages_for(program_of(
                {{"a.c", "int n;\nint main(void) { return n; }\n"}, {"b.c", "int n = 1;\n"}})),
            "b.c:1:5: error: 'n' is defined in two files\n"
            "  hint: the other one is a.c, line 1; make one of them static or extern\n");
}

TEST(SeveralFiles, ADeclarationMustFitTheDefinition) {
  EXPECT_EQ(
      messages_for(program_of({{"a.c", "int f(int);\nint main(void) { return f(1); }\n"},
                               {"b.c", "int f(int left, int right) { return left + right; }\n"}})),
      "a.c:1:5: error: 'f' is declared as int (int) here, and defined as int (int, int) in "
      "b.c\n  hint: declare it in a header that both files include\n");
}

TEST(SeveralFiles, WhatNobodyDefinesIsSaid) {
  EXPECT_THAT(messages_for(program_of({{"a.c", "int f(void);\nint main(void) { return f(); }\n"},
                                       {"b.c", "int g(void) { return 1; }\n"}})),
              HasSubstr("a.c:2:25: error: 'f' is declared but defined nowhere"));
}

TEST(SeveralFiles, SomeoneMustHaveMain) {
  EXPECT_THAT(messages_for(program_of({{"a.c", "int f;\n"}, {"b.c", "int g;\n"}})),
              HasSubstr("there is no function 'main'"));
}

TEST(OwnHeaders, AMissingOneIsNamed) {
  EXPECT_EQ(messages_for(program_of({{"a.c", "#include \"b.h\"\nint main(void) { return 0; }\n"}})),
            "a.c:1:10: error: header \"b.h\" cannot be included\n"
            "  hint: there is no such file beside the listing\n");
}

TEST(OwnHeaders, OneThatIncludesItselfForEverIsRefused) {
  const Headers headers{{"b.h", "#include \"b.h\"\n#include \"b.h\"\n"}};
  const SourceFile main{"a.c", "#include \"b.h\"\nint main(void) { return 0; }\n"};
  EXPECT_THAT(messages_for(program_of({main}, headers)), HasSubstr("nested too deep"));
}

TEST(OwnHeaders, TheirErrorsNameThem) {
  const Headers headers{{"b.h", "int f(;\n"}};
  const SourceFile main{"a.c", "#include \"b.h\"\nint main(void) { return 0; }\n"};
  EXPECT_THAT(messages_for(program_of({main}, headers)), HasSubstr("b.h:1:7: error:"));
}

}  // namespace
}  // namespace sim::lang::testing
