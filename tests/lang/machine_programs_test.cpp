// Small whole programs: control flow, pointers, records, arrays, calls.

#include <gmock/gmock.h>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

std::string output_of(const std::string& text) {
  const Finished run = run_program(
      "#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n"
      "#include <stdarg.h>\n" +
      text);
  return run.mistake + run.output;
}

TEST(Main, ReturnsItsValueAsTheExitStatus) {
  EXPECT_EQ(run_program("int main(void) { return 42; }").status, 42);
  EXPECT_EQ(run_program("int main(void) { return -1; }").status, 255);
  EXPECT_EQ(run_program("int main(void) { }").status, 0);
}

TEST(Main, IsGivenTheArguments) {
  EXPECT_EQ(output_of("int main(int argc, char **argv) {\n"
                      "printf(\"%d %s %d\", argc, argv[0], argv[argc] == NULL); return 0; }"),
            "1 test 1");
}

TEST(Loops, BreakAndContinueWhereTheyBelong) {
  EXPECT_EQ(output_of(R"(int main(void) {
    for (int i = 0; i < 10; i++) {
      if (i % 2) continue;
      if (i > 6) break;
      int j = 0;
      while (1) { if (++j > i) break; }
      do { j--; if (j == 2) continue; } while (j > 0);
      printf("%d:%d ", i, j);
    }
    return 0; })"),
            "0:0 2:0 4:0 6:0 ");
}

TEST(Switches, FallThroughAndDefault) {
  EXPECT_EQ(output_of(R"(int f(int x) {
    switch (x) { case -3: return 1; case 2: x = 7; case 5: x++; break; default: return 9; }
    return x; }
    int main(void) { printf("%d %d %d %d", f(-3), f(2), f(5), f(6)); return 0; })"),
            "1 8 6 9");
}

TEST(Gotos, JumpIntoAndOutOfBlocks) {
  EXPECT_EQ(output_of(R"(int main(void) {
    int i = 0;
  again:
    if (i < 3) { int k = i * 2; printf("%d", k); i++; goto again; }
    goto end;
    printf("never");
  end:
    return 0; })"),
            "024");
}

TEST(Pointers, WalkAndIndexArrays) {
  EXPECT_EQ(output_of(R"(
    void swap(int *a, int *b) { int t = *a; *a = *b; *b = t; }
    int main(void) {
      int a[4] = {1, 2, 3, 4}; int *p = a; int **q = &p;
      swap(&a[0], &a[3]); *(*q + 1) = 9; p += 2;
      printf("%d %d %d %d %d %ld", a[0], a[1], *p, p[-2], 1[p], p - a);
      return 0; })"),
            "4 9 3 4 1 2");
}

TEST(Arrays, OfSeveralDimensionsLieInRows) {
  EXPECT_EQ(output_of(R"(int main(void) {
      int m[3][4]; int *flat = &m[0][0];
      for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) m[i][j] = 10 * i + j;
      int (*row)[4] = m + 1;
      printf("%d %d %d %zu", flat[7], (*row)[2], row[1][3], sizeof m); return 0; })"),
            "13 12 23 48");
}

TEST(Records, AreCopiedPassedAndReturnedByValue) {
  EXPECT_EQ(output_of(R"(
    struct point { int x; char name[6]; struct { double d; } in; };
    struct point make(int x) { struct point p = {x, "abc", {x / 2.0}}; return p; }
    int change(struct point p) { p.x = 100; return p.x; }
    int main(void) {
      struct point a = make(3), b = a; b.x = 4; b.name[0] = 'X';
      struct point list[2] = {{.x = 7}, make(8)};
      printf("%d %d %s %s %g ", a.x, change(a), a.name, b.name, make(5).in.d);
      printf("%d %d %d", list[0].x, list[1].x, (a = b).x); return 0; })"),
            "3 100 abc Xbc 2.5 7 8 4");
}

TEST(Functions, AreCalledThroughPointersAndTables) {
  EXPECT_EQ(output_of(R"(
    int add(int a, int b) { return a + b; }
    int sub(int a, int b) { return a - b; }
    static int (*const table[])(int, int) = {add, sub};
    int apply(int (*f)(int, int), int a) { return f(a, 2); }
    int main(void) { size_t (*len)(const char *) = strlen;
      printf("%d %d %d %zu", table[0](5, 2), (*table[1])(5, 2), apply(&sub, 9), len("four"));
      return 0; })"),
            "7 3 7 4");
}

TEST(FunctionPointers, FitFunctionsOfCompatibleTypes) {
  EXPECT_EQ(output_of(R"(
    enum color { RED, BLUE };
    int f() { return 4; }
    int g(const int a, char *const s) { return a + s[0]; }
    int h(enum color c) { return c; }
    int main(void) { int (*p)(void) = f; int (*q)(int, char *) = g; int (*r)(enum color) = h;
      int (*any)() = f; printf("%d %d %d %d", p(), q(1, "a"), r(BLUE), any()); return 0; })"),
            "4 98 1 4");
}

TEST(VariadicFunctions, FetchWhatWasPassed) {
  EXPECT_EQ(output_of(R"(
    double sum(int n, ...) { va_list list, copy; va_start(list, n); va_copy(copy, list);
      double s = 0; for (int i = 0; i < n; i++) s += va_arg(list, int) + va_arg(list, double);
      s += va_arg(copy, int); va_end(list); va_end(copy); return s; }
    int main(void) { printf("%g", sum(2, 1, 0.5, 2, 0.25)); return 0; })"),
            "4.75");
}

TEST(Statics, KeepTheirValueAndHoldAddresses) {
  EXPECT_EQ(output_of(R"(
    int a[3] = {1, 2, 3}; int *middle = &a[1]; const char *names[] = {"x", "yz"};
    int next(void) { static int n = 5; return n++; }
    int main(void) { next(); printf("%d %d %s", next(), *middle, names[1]); return 0; })"),
            "6 2 yz");
}

TEST(Recursion, KeepsAFrameForEachCall) {
  EXPECT_EQ(output_of(R"(
    int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
    int main(void) { printf("%d", fib(15)); return 0; })"),
            "610");
}

TEST(Arguments, AreEvaluatedFromTheLastToTheFirstAsByGcc) {
  EXPECT_EQ(output_of(R"(
    int n; int next(void) { return ++n; }
    int main(void) { printf("%d %d %d", next(), next(), next()); return 0; })"),
            "3 2 1");
}

TEST(Strings, AreHandledByTheLibrary) {
  EXPECT_EQ(output_of(R"(int main(void) {
      char b[32] = "abc"; strcat(b, "def"); strncpy(b + 6, "ghi", 4);
      printf("%s %zu %d %d %s %s ", b, strlen(b), strcmp(b, "abd"), strncmp(b, "abx", 2),
             strchr(b, 'e'), strstr(b, "gh"));
      memmove(b + 1, b, 3); memset(b + 4, '-', 2); char *d = strdup(b); printf("%s", d); free(d);
      return 0; })"),
            "abcdefghi 9 -1 0 efghi ghi aabc--ghi");
}

TEST(Gaps, BetweenMembersMayBeWrittenWithoutAValue) {
  const Finished run = run_program(R"(#include <unistd.h>
    #include <stdlib.h>
    struct message { char kind; long value; union { int i; char c[8]; } u; char last; };
    int main(void) { struct message m, list[2], *p = malloc(sizeof *p);
      m.kind = 1; m.value = 2; m.u.i = 3; m.last = 4; list[0] = list[1] = *p = m;
      write(1, &m, sizeof m); write(1, list, sizeof list); write(1, p, sizeof *p); return 0; })");
  EXPECT_EQ(run.mistake, "");
  EXPECT_EQ(run.output.size(), 4 * 32u);
}

TEST(Heap, HandsOutBlocksThatGrow) {
  EXPECT_EQ(output_of(R"(int main(void) {
      int *z = calloc(4, sizeof *z); z[1] = 7; z = realloc(z, 100 * sizeof *z); z[99] = 1;
      char *huge = malloc(1L << 30); char *none = malloc(1L << 40);
      printf("%d %d %d %d", z[0] + z[1], z[99], huge != NULL, none == NULL);
      free(z); free(huge); free(NULL); return 0; })"),
            "7 1 1 1");
}

TEST(Returning, KeepsTheResultApartFromTheLocalsThatEnd) {
  EXPECT_EQ(output_of(R"(int five(void) { int a[2]; a[0] = 5; return a[0]; }
      int minus(void) { int a[2]; a[0] = -1; return a[0]; }
      int none(int first, ...) { return first; }
      int pass(void) { return none(-1, 5); }
      int main(void) { int sum = 0; for (int i = 0; i < 1000; i++) sum += five();
      char *p = malloc(1); printf("%d %d %d %d", sum, minus(), pass(), p != NULL);
      free(p); return 0; })"),
            "5000 -1 -1 1");
}

TEST(LargeBlocks, MoveOverThemselvesInBothDirections) {
  EXPECT_EQ(output_of(R"(static unsigned char b[200000];
      int check(int from, int by) { for (int i = 0; i < 150000; i++)
        if (b[from + i] != (i + by) % 251) return 0;
        return 1; }
      void fill(int from) { for (int i = 0; i < 150000; i++) b[from + i] = i % 251; }
      int main(void) {
        fill(0); memmove(b + 777, b, 150000); printf("%d ", check(777, 0));
        fill(777); memmove(b, b + 777, 150000); printf("%d ", check(0, 0));
        unsigned char *c = malloc(200000); c[3] = 1; c[70001] = 2;
        c = realloc(c, 300000); printf("%d %d ", c[3], c[70001]);
        printf("%d %d", memcmp(b, b + 251, 100000), memchr(b, 250, 200000) == b + 250);
        free(c); return 0; })"),
            "1 1 1 2 0 1");
}

TEST(LargeBlocks, KeepTheirBytesWithoutAValueWhereverTheyMove) {
  const Finished run = run_program(R"(#include <stdlib.h>
    #include <string.h>
    int main(void) {
      char *from = malloc(150000), *to = malloc(150000);
      memset(from, 1, 150000); memset(to, 1, 150000);
      char *hole = malloc(2); memcpy(from + 70003, hole, 1);
      memcpy(to + 5, from + 8, 140000);
      return to[70002] - to[70001] + to[70000]; })");
  EXPECT_THAT(run.mistake, ::testing::HasSubstr("byte 70000 of the block"));
}

TEST(LargeBlocks, CountAsWorkWhenRecordsAreCopied) {
  auto program = start_program(
      "struct S { char a[1000000]; }; static struct S x, y;\n"
      "int main(void) { for (int i = 0; i < 1000; i++) x = y; return 0; }");
  long budget = 1'000'000;
  const auto turn = program->resume(abi::ThreadId{}, abi::returns(0), budget);
  EXPECT_TRUE(std::holds_alternative<program::OutOfBudget>(turn));
}

TEST(LargeWrites, AreRefusedAboveTheLimitOfOneCall) {
  const Finished run = run_program(R"(#include <stdlib.h>
    #include <unistd.h>
    int main(void) { return write(1, calloc(100000000, 1), 100000000) == 1; })");
  EXPECT_THAT(run.mistake, ::testing::HasSubstr("one call is limited to 64 MiB here"));
}

}  // namespace
}  // namespace sim::lang::testing
