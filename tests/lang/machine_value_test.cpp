// A running program is a value: it pauses, continues and is copied without a trace.

#include <gmock/gmock.h>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

const char* const kCounting = R"(#include <unistd.h>
#include <stdlib.h>
int main(void) {
  char *heap = malloc(200000);
  char local[2] = "a";
  heap[150000] = 'x';
  for (int i = 0; i < 3; i++) {
    write(1, local, 1);
    local[0]++;
    heap[150000]++;
    write(1, heap + 150000, 1);
  }
  return 5;
})";

TEST(ACopiedProgram, RunsOnWithoutChangingTheOriginal) {
  auto original = start_program(kCounting);
  long budget = 1'000'000;
  original->resume(abi::ThreadId{}, abi::returns(0), budget);
  auto copy = original->clone();
  // Both are inside their first write; its answer comes from run_to_end.
  EXPECT_EQ(run_to_end(*copy).output, "ybzc{");
  EXPECT_EQ(run_to_end(*original).output, "ybzc{");
}

TEST(AProgram, CanBeCopiedAtEveryRequestAndGoesTheSameWay) {
  auto program = start_program(kCounting);
  long budget = 1'000'000;
  std::string seen;
  for (abi::Outcome reply = abi::returns(0);;) {
    program = program->clone();
    const auto turn = program->resume(abi::ThreadId{}, reply, budget);
    const auto& request = std::get<abi::Request>(turn);
    if (!std::holds_alternative<abi::WriteRequest>(request)) break;
    seen += std::get<abi::WriteRequest>(request).bytes;
    reply = abi::returns(1);
  }
  EXPECT_EQ(seen, "aybzc{");
}

TEST(AnEndlessLoop, GivesBackControlWhenTheBudgetIsUsedUp) {
  auto program = start_program("int main(void) {\n  int i = 0;\n  while (1)\n    i = i ^ 1;\n}");
  long budget = 10'000;
  const auto turn = program->resume(abi::ThreadId{}, abi::returns(0), budget);
  EXPECT_TRUE(std::holds_alternative<program::OutOfBudget>(turn));
  EXPECT_LE(budget, 0);
  EXPECT_GT(budget, -1'000);
}

TEST(APausedProgram, ContinuesWithANewBudget) {
  auto program = start_program(
      "int main(void) { int s = 0; for (int i = 0; i < 1000; i++) s += i; return s == 499500; }");
  abi::Outcome reply = abi::returns(0);
  int pauses = 0;
  for (;;) {
    long budget = 100;
    const auto turn = program->resume(abi::ThreadId{}, reply, budget);
    if (std::holds_alternative<program::OutOfBudget>(turn)) {
      ++pauses;
      program = program->clone();
      continue;
    }
    const auto& exit = std::get<abi::ExitRequest>(std::get<abi::Request>(turn));
    EXPECT_EQ(exit.status, 1);
    break;
  }
  EXPECT_GT(pauses, 10);
}

TEST(ACopyMadeInsideAShortFunction, StillHoldsTheRegistersOfItsCaller) {
  auto program = start_program(R"(#include <unistd.h>
int small(int n) { write(1, "x", 1); return n; }
int sum(int a, int b, int c, int d, int e, int f, int g, int h) {
  return a + b + c + d + e + f + g + h;
}
int main(void) { return sum(1, 2, 3, 4, 5, 6, 7, small(8)) + sum(small(1), 1, 1, 1, 1, 1, 1, 1); })");
  long budget = 1'000'000;
  program->resume(abi::ThreadId{}, abi::returns(0), budget);
  EXPECT_EQ(run_to_end(*program->clone()).status, 44);
}

TEST(ACallInsideTheLibrary, IsPlacedAtTheLineOfTheListing) {
  auto program = start_program(
      "#include <stdio.h>\nint main(void) {\n  printf(\"x\");\n\n  fflush(stdout);\n  return "
      "0;\n}\n");
  long budget = 1'000'000;
  program->resume(abi::ThreadId{}, abi::returns(0), budget);  // FileKindRequest of printf
  EXPECT_EQ(program->place(abi::ThreadId{}), (program::SourcePlace{"test.c", {3, 3}}));
  program->resume(abi::ThreadId{}, abi::returns(1), budget);
  EXPECT_EQ(program->place(abi::ThreadId{}), (program::SourcePlace{"test.c", {5, 3}}));
}

TEST(WritingAtExit, IsPlacedWhereMainWasLeft) {
  const Finished run =
      run_program("#include <stdio.h>\nint main(void) {\n  printf(\"x\");\n  return 0;\n}\n");
  EXPECT_THAT(run.writes, ::testing::ElementsAre(SeenWrite{1, "x", 4}));
}

TEST(AFailedCall, ReturnsMinusOneAndSetsErrno) {
  const Finished run = run_program(R"(#include <stdio.h>
    #include <errno.h>
    #include <unistd.h>
    int main(void) { int fd = dup(9); printf("%d %d", fd, errno == ENOSYS); return 0; })");
  EXPECT_EQ(run.output, "-1 1");
}

TEST(PipeAndWait, StoreWhatTheKernelDelivers) {
  const Finished run = run_program(R"(#include <stdio.h>
    #include <unistd.h>
    #include <sys/wait.h>
    int main(void) { int fd[2], status; int r = pipe(fd); pid_t p = wait(&status);
      printf("%d %d %d %d %d", r, fd[0], fd[1], p, WEXITSTATUS(status)); return 0; })");
  EXPECT_EQ(run.output, "0 3 4 7 3");
}

template <class Wanted>
Wanted first_request(const std::string& text) {
  auto compiled = compile({"test.c", text}).value();
  auto program = start(compiled.code, {"test"});
  long budget = 1'000'000;
  return std::get<Wanted>(
      std::get<abi::Request>(program->resume(abi::ThreadId{}, abi::returns(0), budget)));
}

TEST(ARead, CarriesTheNameOfItsBuffer) {
  const auto named = first_request<abi::ReadRequest>(
      "#include <unistd.h>\nint main(void) { char line[9]; read(0, line + 1, 8); return 0; }");
  EXPECT_EQ(named, (abi::ReadRequest{abi::Fd{0}, 8, "line + 1"}));
  const auto hidden = first_request<abi::ReadRequest>(
      "#include <stdio.h>\nint main(void) { setvbuf(stdin, NULL, _IONBF, 0); getchar(); return 0; "
      "}");
  EXPECT_EQ(hidden.buffer_name, "buf");
}

TEST(AFork, CarriesTheNameThatTheListingGives) {
  const auto fork = first_request<abi::ForkRequest>(
      "#include <unistd.h>\nint main(void) {\n  fork();  //@ child = \"reader\"\n  return 0; }");
  EXPECT_EQ(fork.child_name, "reader");
}

}  // namespace
}  // namespace sim::lang::testing
