// What the user reads when a listing is wrong: the exact text, place and hint.

#include <gtest/gtest.h>

#include "tests/lang/front_end.h"

namespace sim::lang {
namespace {

// Statements of main, beginning on line 2, and all messages about them.
struct Row {
  const char* statements;
  const char* messages;
};

class MessageAbout : public testing::TestWithParam<Row> {};

TEST_P(MessageAbout, IsExactlyThis) {
  EXPECT_EQ(messages_in_main(GetParam().statements), GetParam().messages);
}

INSTANTIATE_TEST_SUITE_P(
    Names, MessageAbout,
    testing::Values(
        Row{"foo = 1; foo = 2;", "a.c:2:1: error: 'foo' is not declared\n"},
        Row{"int count; cuont = 1;",
            "a.c:2:12: error: 'cuont' is not declared\n  hint: did you mean 'count'?\n"},
        Row{"return EXIT_FAILURE;",
            "a.c:2:8: error: 'EXIT_FAILURE' is not declared\n  hint: add #include <stdlib.h>\n"},
        Row{"return *(int *)NULL;",
            "a.c:2:16: error: 'NULL' is not declared\n  hint: add #include <stddef.h>\n"},
        Row{"wirte(1, \"a\", 1);",
            "a.c:2:1: error: function 'wirte' is not declared\n  hint: did you mean 'write'?\n"},
        Row{"mmap(1, 2, 3);",
            "a.c:2:1: error: mmap() is not part of the model yet\n"
            "  hint: supported are pipe, fork, read, write, close, dup, dup2, fcntl, wait, "
            "waitpid, getpid, getppid, signal, exit\n"},
        Row{"pthread_cancel(0);",
            "a.c:2:1: error: pthread_cancel() is not part of the model yet\n"
            "  hint: see <pthread.h> and <semaphore.h> for what is\n"},
        Row{"retrun 0;",
            "a.c:2:1: error: 'retrun' is not declared\n  hint: did you mean 'return'?\n"},
        Row{"int x = 1; retrun x;",
            "a.c:2:12: error: 'retrun' is not declared\n  hint: did you mean 'return'?\n"},
        Row{"int i = 0; whlie (i < 3) { i++; }",
            "a.c:2:12: error: 'whlie' is not declared\n  hint: did you mean 'while'?\n"},
        Row{"write(1, \"a\", 1);",
            "a.c:2:1: warning: function 'write' is used without its header\n"
            "  hint: add #include <unistd.h>\n"},
        Row{"pid_t p; p = 1;",
            "a.c:2:1: error: 'pid_t' is no type\n  hint: add #include <sys/types.h>\n"},
        Row{"int x; int x;",
            "a.c:2:12: error: 'x' is declared twice\n  hint: the first one is on line 2\n"},
        Row{"goto out;", "a.c:2:6: error: label 'out' is not in this function\n"}));

INSTANTIATE_TEST_SUITE_P(
    Syntax, MessageAbout,
    testing::Values(
        Row{"int x = 5\nx = 6;", "a.c:2:10: error: ';' is missing after this declaration\n"},
        Row{"int x;\nx = 6\nreturn x;", "a.c:3:6: error: ';' is missing after this statement\n"},
        Row{"if (1 { }", "a.c:2:7: error: expected ')' after the condition, found '{'\n"},
        Row{"int x = 1 +;", "a.c:2:12: error: expected an expression, found ';'\n"},
        Row{"char *s = \"abc;",
            "a.c:2:11: error: this string is never closed\n"
            "  hint: a '\"' is missing\n"},
        Row{"int x = 09;",
            "a.c:2:9: error: '09' is not a number\n"
            "  hint: a number that begins with 0 is octal: digits 0 to 7\n"},
        Row{"int a = 1 @ 2;", "a.c:2:11: error: the character '@' has no meaning in C\n"},
        Row{"else return 1;",
            "a.c:2:1: error: this 'else' has no 'if'\n"
            "  hint: look for a stray ';' or a missing '}' before it\n"},
        Row{"break;", "a.c:2:1: error: 'break' outside of a loop or switch\n"},
        Row{"continue;", "a.c:2:1: error: 'continue' outside of a loop\n"},
        Row{"switch (1) { case 1: case 1: ; }",
            "a.c:2:22: error: this case value stands twice in the switch\n"
            "  hint: the first one is on line 2\n"}));

INSTANTIATE_TEST_SUITE_P(
    Types, MessageAbout,
    testing::Values(
        Row{"int write(int fd, const void *b, unsigned long n); write(1, \"a\");",
            "a.c:2:52: error: write() takes 3 arguments: fd, b, n; 2 given\n"},
        Row{"const int c = 1; c = 2;", "a.c:2:20: error: 'c' is const and cannot be changed\n"},
        Row{"char b[4]; b = \"x\";",
            "a.c:2:14: error: an array cannot be assigned to\n"
            "  hint: copy a string into it with strcpy, bytes with memcpy\n"},
        Row{"1 = 2;", "a.c:2:3: error: the left side is no object that can be assigned to\n"},
        Row{"int i; *i = 1;", "a.c:2:8: error: '*' needs a pointer, and this is 'int'\n"},
        Row{"char *p = 3; p++;",
            "a.c:2:11: warning: the initial value makes 'char *' from 'int' without a cast\n"},
        Row{"int x; char *p = &x; p++;",
            "a.c:2:18: warning: the initial value has type 'int *' where 'char *' is expected\n"},
        Row{"const char *s = \"a\"; char *p = s; p++;",
            "a.c:2:32: warning: the initial value loses 'const': 'const char *' becomes 'char "
            "*'\n"},
        Row{"struct s { int a; } v; v.b = 1; int i = v;",
            "a.c:2:26: error: 'struct s' has no member 'b'\n"
            "a.c:2:41: error: the initial value has type 'struct s' where 'int' is expected\n"},
        Row{"struct s { int a; } *v = 0; v.a = 1;",
            "a.c:2:31: error: '.' needs a struct or union, and this is 'struct s *'\n"
            "  hint: write -> after a pointer\n"},
        Row{"double d = 1; d % 2;", "a.c:2:17: error: '%' does not combine 'double' and 'int'\n"},
        Row{"int a[-1];", "a.c:2:7: error: an array's length cannot be negative\n"},
        Row{"int a[];",
            "a.c:2:5: error: the array 'a' has no length\n"
            "  hint: write one, as in a[16]\n"},
        Row{"void v;",
            "a.c:2:6: error: 'v' is void: nothing can be stored in it\n"
            "  hint: give it a type, or make it a pointer\n"}));

INSTANTIATE_TEST_SUITE_P(
    Refusals, MessageAbout,
    testing::Values(
        Row{"struct s { int a : 3; } v;",
            "a.c:2:18: error: bit-fields are not supported\n"
            "  hint: use a whole int\n"},
        Row{"asm(\"nop\");",
            "a.c:2:1: error: inline assembly is not supported\n"
            "  hint: write it in C\n"},
        Row{"_Complex double z;",
            "a.c:2:1: error: _Complex is not supported\n"
            "  hint: use a plain type\n"},
        Row{"long double d;",
            "a.c:2:1: error: long double is not supported\n"
            "  hint: use double\n"},
        Row{"int x = _Generic(1, int: 2);",
            "a.c:2:9: error: _Generic is not supported\n"
            "  hint: use a function for each type\n"},
        Row{"void f(int x) { x++; }",
            "a.c:2:6: error: function 'f' is defined inside another function\n"
            "  hint: nested functions are not supported: move it out, or look for a missing '}' "
            "above\n"},
        Row{"int n = 2; int m[2][n];",
            "a.c:2:17: error: only the first dimension of an array may be a variable\n"
            "  hint: make the inner dimensions constants\n"},
        Row{"int x = ({ 1; });",
            "a.c:2:9: error: a statement inside an expression is not "
            "supported\n  hint: make it a function\n"}));

TEST(Messages, SpeakAboutWholeFiles) {
  EXPECT_EQ(messages(""),
            "a.c:1:1: error: the program has no function main\n"
            "  hint: write int main(void) { ... }\n");
  EXPECT_EQ(messages("int main(void) {\n  while (1) {\n  return 0;\n}\n"),
            "a.c:1:16: error: this '{' is never closed\n  hint: a '}' is missing\n");
  EXPECT_EQ(messages("int main(void) { return 0; }\n}\n"),
            "a.c:2:1: error: this '}' closes nothing\n"
            "  hint: remove it, or look for a '{' above\n");
  EXPECT_EQ(messages("int f(int);\nint main(void) { return f(1); }\n"),
            "a.c:2:25: error: function 'f' is declared, but defined nowhere\n"
            "  hint: declare it before its first use\n");
  EXPECT_EQ(messages("int f(a) int a; { return a; }\nint main(void) { return f(1); }\n"),
            "a.c:1:7: error: 'a' has no type\n"
            "  hint: parameter lists without types are not supported: write (int a)\n"
            "a.c:2:25: error: function 'f' is not declared\n"
            "  hint: declare it before its first use\n");
}

TEST(Messages, AcceptOldMainWithAWarning) {
  EXPECT_EQ(messages("main() { return 0; }\n"),
            "a.c:1:1: warning: the type is missing before 'main': int is assumed\n");
}

TEST(Messages, ReportSeveralErrorsInTheOrderOfTheText) {
  EXPECT_EQ(messages_in_main("int x = y;\nint z = 1\nreturn w;"),
            "a.c:2:9: error: 'y' is not declared\n"
            "a.c:3:10: error: ';' is missing after this declaration\n"
            "a.c:4:8: error: 'w' is not declared\n");
}

TEST(Messages, KnowThatSomeMacrosNeedGnuSource) {
  EXPECT_EQ(messages("#include <fcntl.h>\nint main(void) { return F_GETPIPE_SZ; }\n"),
            "a.c:2:25: error: 'F_GETPIPE_SZ' is not declared\n"
            "  hint: put #define _GNU_SOURCE before the first #include, and #include <fcntl.h>\n");
  EXPECT_EQ(messages("#define _GNU_SOURCE\n#include <fcntl.h>\n"
                     "int main(void) { return F_GETPIPE_SZ; }\n"),
            "");
}

}  // namespace
}  // namespace sim::lang
