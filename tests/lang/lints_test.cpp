// Advice about valid programs: what is said, and what is rightly not said.

#include <gtest/gtest.h>

#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

std::string advice(const std::string& statements) {
  return messages(
      "#include <stdio.h>\n#include <string.h>\n#include <unistd.h>\nint main(void) {\n" +
      statements + "\n}\n");
}

TEST(FormatLint, ComparesTypesAndCounts) {
  EXPECT_EQ(advice("printf(\"%d\\n\", strlen(\"a\"));"),
            "a.c:5:16: warning: %d wants 'int', and this is 'unsigned long'\n"
            "  hint: print it with %lu\n");
  EXPECT_EQ(advice("printf(\"%s\\n\", 3);"),
            "a.c:5:16: warning: %s wants 'char *', and this is 'int'\n  hint: print it with %d\n");
  EXPECT_EQ(advice("printf(\"%d %d\\n\", 3);"),
            "a.c:5:8: warning: the format of printf() wants 2 values, and 1 is given\n");
  EXPECT_EQ(advice("fprintf(stderr, \"x\\n\", 3);"),
            "a.c:5:24: warning: the format of fprintf() has no conversion for this value\n");
}

TEST(FormatLint, IsSilentAboutRightCalls) {
  EXPECT_EQ(
      advice("char b[9]; unsigned char c = 1; short s = 2; void *p = b; int n = 0;\n"
             "printf(\"%d %u %x %c %s %p %% %5.2f %-*d %ld %lu %zu %lld %hhd %hd\\n\", 1, 2u, 3,\n"
             "       'c', b, p, 1.5, 4, 5, 6L, 7UL, sizeof b, 8LL, c, s);\n"
             "snprintf(b, sizeof b, \"%02d:%s\", n, \"x\"); printf(b);"),
      "");
}

TEST(SlipLint, FindsAnAssignmentInACondition) {
  EXPECT_EQ(advice("int pid = 1; if (pid = 0) return 1;"),
            "a.c:5:18: warning: this condition assigns: it does not compare\n"
            "  hint: write == to compare\n");
}

TEST(SlipLint, FindsTextsComparedByPlace) {
  EXPECT_EQ(advice("char s[] = \"abc\"; return s == \"abc\";"),
            "a.c:5:26: warning: this compares where the texts are, not what they say\n"
            "  hint: compare texts with strcmp()\n");
}

TEST(SlipLint, FindsScanfWithoutAddresses) {
  EXPECT_EQ(advice("int n = 0; scanf(\"%d\", n); return n;"),
            "a.c:5:24: warning: scanf() stores through pointers, and this is 'int'\n"
            "  hint: write & before the variable\n");
}

TEST(SlipLint, IsSilentAboutWhatIsMeant) {
  EXPECT_EQ(advice("int n; char w[9]; while ((n = getchar()) != EOF) scanf(\"%d %s\", &n, w);\n"
                   "char *p; if (p = strchr(w, 'x')) return *p == 'x';"),
            "");
}

TEST(VariableLint, FindsALengthThatIsNeverSet) {
  EXPECT_EQ(advice("int len; write(1, \"abc\", len);"),
            "a.c:5:26: warning: 'len' is used here and never given a value\n"
            "  hint: give it one where it is declared\n");
  EXPECT_EQ(advice("int n; n++;"),
            "a.c:5:8: warning: 'n' is used here and never given a value\n"
            "  hint: give it one where it is declared\n");
}

TEST(VariableLint, IsSilentWhenAValueCanArrive) {
  EXPECT_EQ(advice("int a, b; a = 1; int *p = &b; *p = 2; return a + b;"), "");
  EXPECT_EQ(advice("static int s; int unused; return s;"), "");
}

TEST(VariableLint, FindsABufferThatNobodyLooksAt) {
  EXPECT_EQ(advice("char msg[] = \"hello\"; char buf[20]; int fd[2]; pipe(fd);\n"
                   "write(fd[1], msg, 6);\n"
                   "read(fd[0], buf, 20);\n"
                   "printf(\"%s\\n\", msg);"),
            "a.c:7:1: warning: read() fills 'buf', and nothing looks at it: 'msg' is printed "
            "instead\n  hint: print 'buf'\n");
}

TEST(VariableLint, IsSilentAboutBuffersThatAreUsedOrOnlyWaitedFor) {
  EXPECT_EQ(advice("char msg[] = \"hello\"; char buf[20]; int fd[2]; pipe(fd);\n"
                   "write(fd[1], msg, 6); read(fd[0], buf, 20); printf(\"%s %s\\n\", msg, buf);"),
            "");
  EXPECT_EQ(advice("char msg[] = \"hello\"; char c[1]; int fd[2]; pipe(fd);\n"
                   "write(fd[1], msg, 6); read(fd[0], c, 1); printf(\"%s\\n\", msg);"),
            "");
  EXPECT_EQ(advice("char drained[64]; while (read(0, drained, 64) > 0) { } puts(\"done\");"), "");
}

TEST(PipeLint, FindsArraysThatAreTooSmall) {
  EXPECT_EQ(advice("int fd[1]; pipe(fd);"),
            "a.c:5:17: warning: pipe() stores two descriptors, and 'fd' has no room for them\n"
            "  hint: declare int fd[2]\n");
  EXPECT_EQ(advice("int fds[3][2]; pipe(fds[0]); int two[2]; pipe(two); int *p = two; pipe(p);"),
            "");
}

}  // namespace
}  // namespace sim::lang
