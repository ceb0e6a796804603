// What gcc -std=gnu11 accepts is accepted, and what it rejects is rejected.

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

bool has_gcc() { return std::system("gcc --version >/dev/null 2>&1") == 0; }

bool gcc_accepts(const std::string& text) {
  FILE* compiler = popen("gcc -std=gnu11 -w -fsyntax-only -x c - 2>/dev/null", "w");
  if (compiler == nullptr) return false;
  std::fwrite(text.data(), 1, text.size(), compiler);
  return pclose(compiler) == 0;
}

bool we_accept(const std::string& text) { return parse({"a.c", text}).has_value(); }

class Agreement : public testing::TestWithParam<const char*> {};

TEST_P(Agreement, WithGcc) {
  if (!has_gcc()) GTEST_SKIP() << "gcc is not installed";
  const std::string text = GetParam();
  EXPECT_EQ(we_accept(text), gcc_accepts(text)) << text << messages(text);
}

INSTANTIATE_TEST_SUITE_P(
    Programs, Agreement,
    testing::Values(
        "main() { return 0; }", "int main() { }",
        "int main(void) { return f(3); } int f(int x) { return x; }",
        "int main(void) { f(3); } void f(int x) { }",
        "int main(void) { f(3); } char *f(int x) { return 0; }",
        "int main(void) { f(3); } int f(char x) { return x; }",
        "int main(int argc, char **argv) { return argc; }",
        "#include <stdio.h>\nint main(void) { printf(\"%d\\n\", 1); return 0; }",
        "int main(void) { printf(\"x\"); return 0; }",
        "int main(void) { char b[4]; strcpy(b, \"abc\"); exit(0); }",
        "#include <unistd.h>\nint main(void) { return EXIT_FAILURE; }",
        "#include <stdlib.h>\nint main(void) { pid_t p = 1; int s = 0; return WEXITSTATUS(s) + p; "
        "}",
        "#include <fcntl.h>\nint main(void) { return F_GETPIPE_SZ; }",
        "#include <stdio.h>\nint main(void) { ssize_t n = 1; off_t o = 2; return n + o; }",
        "#include <string.h>\nint main(void) { ssize_t n = 1; return n; }",
        "#include <sys/wait.h>\nint main(void) { signal(SIGPIPE, SIG_IGN); return wait(NULL); }",
        "#include <sys/wait.h>\nint main(void) { signal(SIGPIPE, SIG_IGN); return wait(0); }",
        "#include <errno.h>\nint main(void) { errno = 0; return errno == EPIPE; }",
        "#include <assert.h>\nint main(void) { assert(1); return 0; }",
        "#include <stdbool.h>\nint main(void) { bool b = true; return b; }",
        "int main(void) { bool b = 1; return b; }",
        "int main(void) { for (int i = 0; i < 3; i++) ; }",
        "int main(void) { int i = 0; i++ + ++i; lab: i--; goto lab; }", "int main(void) { lab: ; }",
        "int main(void) { lab: }", "int main(void) { lab: int x; }",
        "int main(void) { if (1) int x; }", "int main(void) { const int c = 1; c++; }",
        "int main(void) { int a[3] = {1, 2, 3, 4}; return a[0]; }",
        "int main(void) { int a[2]; int b[2]; a = b; }",
        "int main(void) { int *p = 3; return *p; }", "int main(void) { int x = \"a\"; return x; }",
        "int main(void) { double d = \"a\"; }",
        "int main(void) { struct s { int x; } a, b; a = b; return a.x; }",
        "int main(void) { struct s; struct s *p = 0; return p == 0; }",
        "int main(void) { struct s a; }", "struct s { int x; int x; }; int main(void) { }",
        "int f(int a); int f(int a, int b) { return a; } int main(void) { }",
        "int f(void) { return 1; } int f(void) { return 2; } int main(void) { }",
        "int x; int x; int x = 3; int main(void) { }", "int x = 1; int x = 2; int main(void) { }",
        "int x; char x; int main(void) { }", "int n = 3; int a[n]; int main(void) { }",
        "int main(void) { int n = 3; int a[n]; return sizeof a; }",
        "int main(void) { int n = 3; switch (n) { case n: ; } }",
        "int main(void) { switch (1) { case 1: ; case 1: ; } }",
        "int main(void) { switch (1.0) { } }", "int main(void) { break; }",
        "int main(void) { return 1 ? 2 : \"a\"; }", "int main(void) { void *v; v++; return *v; }",
        "int main(void) { int x; x(); }", "int g(int a) { return a; } int main(void) { g(); }",
        "int g() { return 1; } int main(void) { return g(1, 2); }",
        "void g(void) { } int main(void) { int x = g(); }",
        "void g(void) { return 1; } int main(void) { }",
        "int g(void) { return; } int main(void) { }",
        "static int t[2][2] = {1, 2, 3}; int *p = &t[1][0]; int main(void) { return *p; }",
        "int a = 1; int *p = &a + 1; int b = a; int main(void) { }",
        "enum e { A, B = A + 2 }; enum e x = B; int main(void) { return x; }",
        "enum e { A, A }; int main(void) { }",
        "typedef int t; typedef int t; t x; int main(void) { }",
        "typedef int t; int main(void) { t t = 3; return t; }",
        "int (*f(int a))(int) { return 0; } int main(void) { }",
        "int main(void) { int (*p)[3] = 0; return sizeof *p; }",
        "int main(void) { char s[] = \"abc\"; char t[2] = \"abc\"; return s[0] + t[0]; }",
        "int main(void) { int x = 5 int y; }", "int main(void) { return 0 }", "int main(void) {",
        "int main(void) { return 08; }", "int main(void) { char c = ''; }",
        "int main(void) { char *s = \"a\" \"b\"; return s[1]; }",
        "#define F(x) x\nint main(void) { return F(1, 2); }", "#if 1\nint main(void) { }",
        "#include <nothere.h>\nint main(void) { }", "int main(void) { return sizeof(int) 3; }",
        "int main(void) { int i = (int){3}; struct p { int a, b; } q = {.b = 1}; return i + q.b; }",
        "int main(void) { unsigned char c = 300; return (char)c << 2 >> 1; }",
        "int main(void) { int a[] = {[3] = 1, 2}; return sizeof a / sizeof *a; }",
        "inline static int f(register int x) { return x; } int main(void) { return f(1); }",
        "int main(void) { extern int zz; return 0; }", "int main(void) { float f = 1.5f; f %= 2; }",
        "int main(void) { return -\"a\"; }", "int main(void) { int x; &x = 0; }",
        "int main(void) { return &1; }",
        "_Static_assert(sizeof(long) == 8, \"\"); int main(void) { }",
        "_Static_assert(0, \"no\"); int main(void) { }", "int main(void) { char c; c.x = 1; }"));

}  // namespace
}  // namespace sim::lang
