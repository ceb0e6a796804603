// printf's conversions, against the C library that these tests run on.

#include <gmock/gmock.h>

#include <cstdio>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

struct PrintfRow {
  const char* call;
  std::string expected;
};

template <class... Arguments>
std::string host(const char* format, Arguments... arguments) {
  char buffer[256];
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
  std::snprintf(buffer, sizeof buffer, format, arguments...);
#pragma GCC diagnostic pop
  return buffer;
}

// The same arguments as text for the interpreter and as values for the host.
#define ROW(...) \
  PrintfRow { #__VA_ARGS__, host(__VA_ARGS__) }

std::vector<PrintfRow> printf_rows() {
  return {
      ROW("%d|%i|%u", 42, -42, 42u),
      ROW("%5d|%-5d|%05d|%+d|% d", 42, 42, 42, 42, 42),
      ROW("%.3d|%8.3d|%-8.3d|%+.0d", 7, 7, 7, 5),
      ROW("%x|%X|%o|%#x|%#o", 255u, 255u, 8u, 255u, 8u),
      ROW("%ld|%lu|%lld|%llu|%zu", -5000000000L, 5000000000UL, -1LL, 1ULL, sizeof(int)),
      ROW("%hd|%hhd|%hu|%hhu", 70000, 300, 70000, 300),
      ROW("%c|%5c|%-5c|", 'a', 'b', 'c'),
      ROW("%s|%8s|%-8s|%.2s|%8.2s", "text", "text", "text", "text", "text"),
      ROW("%*d|%-*d|%.*s", 6, 42, 6, 42, 3, "abcdef"),
      ROW("%f|%.2f|%8.3f|%-8.1f|%+.1e", 3.14159, 2.5, 2.5, 2.5, 12345.678),
      ROW("%g|%g|%g|%G|%e", 100000.0, 1e10, 0.0001, 1e-10, 0.0),
      ROW("%%|%5s|%p", "x", nullptr),
      ROW("%d%s%c%d", 1, "two", '3', 4),
  };
}
#undef ROW

std::string as_c(std::string call) {
  for (std::size_t at; (at = call.find("nullptr")) != std::string::npos;)
    call.replace(at, 7, "(void *)0");
  return call;
}

TEST(Printf, PrintsWhatTheHostsLibraryPrints) {
  for (const PrintfRow& row : printf_rows()) {
    const Finished run = run_program("#include <stdio.h>\nint main(void) { printf(" +
                                     as_c(row.call) + "); return 0; }");
    EXPECT_EQ(run.mistake + run.output, row.expected) << row.call;
  }
}

TEST(Snprintf, CutsAtTheSizeAndReturnsTheWholeLength) {
  const Finished run = run_program(R"(#include <stdio.h>
    int main(void) { char b[6]; int n = snprintf(b, sizeof b, "%s-%d", "abcdef", 12);
      printf("%d %s", n, b); return sprintf(b, "%d", 1234); })");
  EXPECT_EQ(run.output, "9 abcde");
  EXPECT_EQ(run.status, 4);
}

TEST(Strerror, HasGlibcsTexts) {
  const Finished run = run_program(R"(#include <stdio.h>
    #include <errno.h>
    #include <string.h>
    int main(void) { printf("%s|%s|", strerror(EBADF), strerror(999)); errno = EPIPE;
      printf("%m"); return 0; })");
  EXPECT_EQ(run.output, "Bad file descriptor|Unknown error 999|Broken pipe");
}

TEST(Pointers, PrintTheSameInEveryRun) {
  const char* const text = R"(#include <stdio.h>
    #include <stdlib.h>
    int g; int main(void) { int x; printf("%p %p %p", (void *)&g, (void *)&x, malloc(3)); return 0; })";
  EXPECT_EQ(run_program(text).output, run_program(text).output);
  EXPECT_THAT(run_program(text).output, ::testing::StartsWith("0x"));
}

}  // namespace
}  // namespace sim::lang::testing
