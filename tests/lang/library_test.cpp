// Library functions whose result no conformance listing can compare.

#include <gtest/gtest.h>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

std::string output_of(const std::string& headers, const std::string& body, std::string input = "") {
  Surroundings surroundings;
  surroundings.input = std::move(input);
  const Finished run = run_program(headers + "#include <stdio.h>\n#include <errno.h>\n" +
                                       "int main(void) {\n" + body + "\nreturn 0; }",
                                   surroundings);
  return run.mistake + run.output;
}

TEST(Math, GivesTheHostsNumbers) {
  EXPECT_EQ(output_of("#include <math.h>\n",
                      "double x = 2; printf(\"%.4f %g %g %g %g %ld %d\", sqrt(x), pow(x, 10), "
                      "floor(2.7), ceil(2.1), fmod(7, 3), lround(2.5), isnan(NAN));"),
            "1.4142 1024 2 3 1 3 1");
}

TEST(Getline, GrowsItsBufferAsGlibcDoes) {
  const std::string input = "short\n" + std::string(130, 'x') + "\n" + std::string(700, 'y');
  EXPECT_EQ(output_of("#include <stdlib.h>\n",
                      "char *line = NULL; size_t size = 0; ssize_t n;\n"
                      "while ((n = getline(&line, &size, stdin)) != -1)\n"
                      "  printf(\"%zd of %zu, \", n, size);\nfree(line);",
                      input),
            "6 of 120, 131 of 240, 700 of 701, ");
}

TEST(Fclose, EndsAStream) {
  EXPECT_EQ(output_of("#include <unistd.h>\n",
                      "printf(\"a\"); fclose(stdout); errno = 0;\n"
                      "if (write(1, \"b\", 1) < 0 && errno == EBADF) return 0;\n"
                      "return 1;"),
            "ab");
}

TEST(Strtok, OnALiteralIsAMistake) {
  EXPECT_NE(output_of("#include <string.h>\n", "char *s = \"a b\"; strtok(s, \" \");")
                .find("strtok() would write into a string literal"),
            std::string::npos);
}

}  // namespace
}  // namespace sim::lang::testing
