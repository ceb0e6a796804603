// Looking at a program that stands still, and going on by lines: the program alone, without a
// kernel. Every call that it makes returns 1.

#include <gmock/gmock.h>

#include "sim/program/inspection.h"
#include "sim/program/line_stop.h"
#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

using program::Inspection;
using program::LineMove;
using program::LineStop;
using program::StackFrame;
using program::Variable;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr abi::ThreadId kThread{1};

// A program and a person who steps through it.
class Stepper {
 public:
  explicit Stepper(const std::string& text) : program_(start_program(text)) {}

  // The line that it pauses at, 0 when it has come to its end. `calls` made on the way.
  int go(LineMove move) { return go_to(*program_->line_stop(kThread, move)); }
  int run_to(int line) {
    LineStop stop;
    stop.breakpoints =
        std::make_shared<program::SourceLines>(program::SourceLines{{"test.c", line}});
    return go_to(stop);
  }
  int count(long statements) {
    LineStop stop;
    stop.count = statements;
    return go_to(stop);
  }
  int go_to(const LineStop& stop) {
    program_->pause_at(kThread, stop);
    long budget = 1'000'000;
    for (;;) {
      const auto turn = program_->resume(abi::ThreadId{}, abi::returns(1), budget);
      if (std::holds_alternative<program::OutOfBudget>(turn)) break;
      if (std::holds_alternative<abi::Diagnostic>(turn)) return -1;
      if (std::holds_alternative<abi::ExitRequest>(std::get<abi::Request>(turn))) return 0;
    }
    return seen().frames.front().place.at.line;
  }

  Inspection seen() const { return program_->inspect(kThread); }
  program::Program& program() { return *program_; }

  // "x = 7" of the innermost call's variables; "x" where it has no value.
  std::vector<std::string> variables(std::size_t frame = 0) const {
    return texts(seen().frames[frame].variables);
  }
  static std::vector<std::string> texts(const std::vector<Variable>& variables) {
    std::vector<std::string> all;
    for (const Variable& each : variables) {
      const bool has_value = each.state == Variable::State::kValue;
      all.push_back(has_value ? each.name + " = " + each.value : each.name);
    }
    return all;
  }

 private:
  std::unique_ptr<program::Program> program_;
};

const char* const kCalls = R"(#include <stdio.h>
int twice(int x) {
  int result = x + x;
  return result;
}
int main(void) {
  int sum = 0;
  for (int i = 1; i < 3; i++) {
    sum += twice(i);
  }
  printf("%d\n", sum);
  return sum;
})";

TEST(SteppingOver, GoesFromLineToLineOfOneFunction) {
  Stepper stepper(kCalls);
  std::vector<int> lines;
  for (int i = 0; i < 9; ++i) lines.push_back(stepper.go(LineMove::kOver));
  EXPECT_EQ(lines.front(), 7) << "the first line of main";
  EXPECT_EQ(lines, (std::vector<int>{7, 8, 9, 8, 9, 8, 11, 12, 0}));
}

TEST(SteppingInto, StopsInFunctionsOfTheListingAlone) {
  Stepper stepper(kCalls);
  stepper.run_to(9);
  EXPECT_EQ(stepper.go(LineMove::kInto), 3);
  EXPECT_EQ(stepper.seen().frames[0].function, "twice");
  EXPECT_EQ(stepper.go(LineMove::kInto), 4);
  EXPECT_EQ(stepper.go(LineMove::kInto), 8) << "the rest of line 9 has been done";
  stepper.run_to(11);
  EXPECT_EQ(stepper.go(LineMove::kInto), 12);
}

TEST(SteppingIntoTheLibrary, StopsInPrintfAndGoesOnThereByLines) {
  Stepper stepper(kCalls);
  stepper.run_to(11);
  ASSERT_GT(stepper.go(LineMove::kIntoLibrary), 0);
  const StackFrame inner = stepper.seen().frames[0];
  EXPECT_EQ(inner.function, "printf");
  EXPECT_EQ(inner.place.file.text(), "printf.c");
  EXPECT_EQ(inner.origin, StackFrame::Origin::kLibrary);
  ASSERT_GT(stepper.go(LineMove::kOver), 0);
  EXPECT_EQ(stepper.seen().frames[0].function, "printf");
  EXPECT_EQ(stepper.go(LineMove::kOut), 12);
}

TEST(SteppingOut, ReachesTheNextLineOfTheCaller) {
  Stepper stepper(kCalls);
  stepper.run_to(4);
  EXPECT_EQ(stepper.go(LineMove::kOut), 8);
  EXPECT_EQ(stepper.variables(), (std::vector<std::string>{"sum = 2", "i = 1"}));
}

TEST(ABreakpoint, IsMetEachTimeItsLineBegins) {
  Stepper stepper(kCalls);
  EXPECT_EQ(stepper.run_to(4), 4);
  EXPECT_EQ(stepper.variables(), (std::vector<std::string>{"x = 1", "result = 2"}));
  EXPECT_EQ(stepper.run_to(4), 4);
  EXPECT_EQ(stepper.variables(), (std::vector<std::string>{"x = 2", "result = 4"}));
  EXPECT_EQ(stepper.run_to(4), 0);
}

TEST(StatementsThatWerePassed, LeadBackToTheSamePlace) {
  Stepper stepper(kCalls), again(kCalls);
  stepper.run_to(4);
  const long passed = stepper.program().statements_passed(kThread);
  EXPECT_GT(passed, 2);
  EXPECT_EQ(again.count(passed), 4);
  EXPECT_EQ(again.seen(), stepper.seen());
}

TEST(APausedProgram, RunsOnAsIfItHadNeverPaused) {
  for (int pauses = 1; pauses < 12; ++pauses) {
    Stepper stepper(kCalls);
    for (int i = 0; i < pauses; ++i) stepper.go(LineMove::kInto);
    auto copy = stepper.program().clone();
    const Finished finished = run_to_end(*copy);
    EXPECT_EQ(finished.mistake, "");
    EXPECT_EQ(finished.status, 6) << pauses;
  }
}

TEST(TheCallsInProgress, NameFunctionsAndLinesFromTheInside) {
  Stepper stepper(kCalls);
  stepper.run_to(4);
  const auto frames = stepper.seen().frames;
  ASSERT_EQ(frames.size(), 2u);
  EXPECT_EQ(frames[0].place.at.line, 4);
  EXPECT_EQ(frames[1].function, "main");
  EXPECT_EQ(frames[1].place.at.line, 9);
  EXPECT_EQ(stepper.variables(1), (std::vector<std::string>{"sum = 0", "i = 1"}));
}

TEST(ADeepRecursion, ShowsTheInnermostCallsAndCountsTheOthers) {
  Stepper stepper(
      "int down(int n) {\n  if (n == 0)\n    return 7;\n  return down(n - 1);\n}\n"
      "int main(void) {\n  return down(1000);\n}\n");
  EXPECT_EQ(stepper.run_to(3), 3);
  const Inspection seen = stepper.seen();
  EXPECT_EQ(seen.frames.size() + seen.more_frames, 1002u);
  for (std::size_t i = 0; i < seen.frames.size(); ++i) {
    EXPECT_EQ(stepper.variables(i), (std::vector<std::string>{"n = " + std::to_string(i)}));
  }
}

TEST(Variables, AreThoseInScopeAndSayWhenTheyHaveNoValue) {
  Stepper stepper(R"(int main(int argc, char **argv) {
  int later;
  char text[4];
  {
    int inner = 1;
    later = inner;
  }
  later++;
  text[0] = 'a';
  return later + argc;
})");
  EXPECT_EQ(stepper.run_to(5), 5);
  EXPECT_THAT(stepper.variables(), ElementsAre("argc = 1", StartsWith("argv = "), "later", "text"));
  EXPECT_EQ(stepper.run_to(6), 6);
  EXPECT_THAT(stepper.variables().back(), "inner = 1");
  EXPECT_EQ(stepper.run_to(8), 8);
  EXPECT_EQ(stepper.variables().size(), 4u);
  EXPECT_EQ(stepper.variables()[2], "later = 1");
  EXPECT_EQ(stepper.run_to(10), 10);
  EXPECT_EQ(stepper.variables()[3], "text = \"a\"");
}

TEST(Values, ReadAsCWritesThem) {
  Stepper stepper(R"(#include <stdlib.h>
enum color { RED, GREEN = 5 };
struct point { int x; double y; };
int shared[3] = {4, 5, 6};
static int answer(void) { return 42; }
int main(void) {
  char c = 'a', newline = '\n';
  unsigned char byte = 200;
  long minus = -7;
  enum color color = GREEN;
  struct point p = {3, 0.5};
  struct point *to = &p;
  int *third = &shared[2];
  int *none = NULL;
  int *heap = malloc(8);
  const char *literal = "two\nlines";
  char word[8] = "word";
  char *inside = word + 1;
  int (*function)(void) = answer;
  int table[2][2] = {{1, 2}, {3, 4}};
  return c;
})");
  EXPECT_EQ(stepper.run_to(21), 21);
  const auto values = stepper.variables();
  EXPECT_THAT(values, ElementsAre("c = 'a' (97)", "newline = '\\n' (10)", "byte = '\\xc8' (200)",
                                  "minus = -7", "color = GREEN", "p = {x = 3, y = 0.5}",
                                  "to = -> p", "third = -> shared[2]", "none = NULL",
                                  "heap = -> 8 bytes from line 15", "literal = \"two\\nlines\"",
                                  "word = \"word\"", "inside = -> word[1] \"ord\"",
                                  "function = -> answer()", "table = {{1, 2}, {3, 4}}"));
  EXPECT_EQ(stepper.seen().frames[0].variables[19 - 5].type, "int [2][2]");
  EXPECT_THAT(Stepper::texts(stepper.seen().globals), ElementsAre("shared = {4, 5, 6}"));
}

TEST(APointer, SaysWhenWhatItPointedAtIsGone) {
  Stepper stepper(R"(#include <stdlib.h>
int *p;
void leave(void) {
  int local = 3;
  p = &local;
}
int main(void) {
  leave();
  p = p;
  int *q = malloc(4);
  free(q);
  return 0;
})");
  EXPECT_EQ(stepper.run_to(9), 9);
  EXPECT_THAT(Stepper::texts(stepper.seen().globals), ElementsAre("p = -> local, which is gone"));
  EXPECT_EQ(stepper.run_to(12), 12);
  EXPECT_THAT(stepper.variables(), ElementsAre("q = -> freed memory from line 10"));
}

}  // namespace
}  // namespace sim::lang::testing
