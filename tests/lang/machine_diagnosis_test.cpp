// What the machine says about mistakes that C leaves undefined: text, place and hint, word for
// word.

#include <gmock/gmock.h>

#include "tests/lang/run_program.h"

namespace sim::lang::testing {
namespace {

struct Mistake {
  const char* name;
  const char* text;
  const char* expected;
};

class Diagnosis : public ::testing::TestWithParam<Mistake> {};

TEST_P(Diagnosis, NamesThePlaceTheObjectAndWhatToDo) {
  Surroundings surroundings;
  surroundings.input = std::string(4096, 'x');
  EXPECT_EQ(run_program(GetParam().text, surroundings).mistake, GetParam().expected);
}

const Mistake kMistakes[] = {
    {"AnIndexPastTheEndOfAnArray", R"(#include <stdio.h>
int main(void) {
  int a[10];
  int i;
  for (i = 0; i <= 10; i++) a[i] = i;
  return 0;
}
)",
     R"(test.c:5:29: error: index 10 is outside 'a', which has 10 elements
  hint: valid indices are 0 to 9; 'a' is declared on line 3)"},
    {"AnIndexPastTheEndOfARow", R"(int main(void) {
  int a[2][3] = {{0}};
  int i = 1, j = 3;
  return a[i][j];
}
)",
     R"(test.c:4:10: error: index 3 is outside 'a[i]', which has 3 elements
  hint: valid indices are 0 to 2)"},
    {"AnIndexPastTheEndOfAMember", R"(struct person { char name[4]; int age; };
int main(void) {
  struct person p = {"abc", 30}, *q = &p;
  for (int i = 0; i <= 4; i++) q->name[i] = 'x';
  return p.age;
}
)",
     R"(test.c:4:32: error: index 4 is outside 'q->name', which has 4 elements
  hint: valid indices are 0 to 3)"},
    {"AStringTooLongForAMember", R"(#include <string.h>
struct person { char name[4]; int age; };
int main(void) {
  struct person p = {"abc", 30};
  strcpy(p.name, "toolong");
  return p.age;
}
)",
     R"(test.c:5:3: error: this writes past the end of 'p.name', which holds 4 bytes
  hint: a string needs room for its text and a '\0' behind it)"},
    {"AScanfWithoutTheAddress", R"(#include <stdio.h>
int main(void) {
  int n = 0;
  scanf("%s", n);
  return n;
}
)",
     R"(test.c:4:3: error: scanf() needs a pointer here, and is given an int
  hint: write & before the variable)"},
    {"ANegativeIndexOfAMember", R"(struct pair { int first; int rest[2]; };
int main(void) {
  struct pair p = {1, {2, 3}};
  return p.rest[-1];
}
)",
     R"(test.c:4:10: error: index -1 is outside 'p.rest', which has 2 elements
  hint: valid indices are 0 to 1)"},
    {"AMemberOfAnElementWithoutAValue", R"(struct point { int x, y; };
struct line { struct point from, to; };
int main(void) {
  struct line lines[3];
  lines[2].to.x = 1;
  return lines[2].to.y;
}
)",
     R"(test.c:6:10: error: 'lines[2].to.y' is used but was never given a value
  hint: 'lines' is declared on line 4)"},
    {"AStringCopiedIntoATooSmallBuffer", R"(#include <string.h>
int main(void) {
  char buf[8];
  strcpy(buf, "hello world");
  return 0;
}
)",
     R"(test.c:4:3: error: strcpy() would write 12 bytes into 'buf', which holds 8
  hint: 'buf' is declared on line 3)"},
    {"AWriteIntoAStringLiteral", R"(int main(void) {
  char *s = "abc";
  s[0] = 'x';
  return 0;
}
)",
     R"(test.c:3:3: error: this writes into a string literal
  hint: a string literal cannot be changed; make it an array: char text[] = "...";)"},
    {"AUseAfterFree", R"(#include <stdlib.h>
int main(void) {
  int *p = malloc(16);
  free(p);
  p[0] = 1;
  return 0;
}
)",
     R"(test.c:5:3: error: this writes memory that was freed on line 4
  hint: the block was allocated on line 3)"},
    {"ADoubleFree", R"(#include <stdlib.h>
int main(void) {
  int *p = malloc(16);
  free(p);
  free(p);
  return 0;
}
)",
     R"(test.c:5:3: error: free() is given a block that was freed before, on line 4
  hint: the block was allocated on line 3)"},
    {"AFreeOfALocalVariable", R"(#include <stdlib.h>
int main(void) {
  int x = 1;
  int *p = &x;
  free(p);
  return 0;
}
)",
     R"(test.c:5:3: error: free() is given 'x', which did not come from malloc()
  hint: only what malloc(), calloc() or realloc() returned can be freed)"},
    {"AUseOfALocalWhoseFunctionHasReturned", R"(#include <stdio.h>
int *f(void) { int x = 1; int *p = &x; return p; }
int main(void) {
  int *p = f();
  printf("%d\n", *p);
  return 0;
}
)",
     R"(test.c:5:18: error: this reads 'x', which no longer exists
  hint: a local variable lives only until its function returns)"},
    {"AWriteThroughANullPointer", R"(int main(void) {
  int *p = 0;
  *p = 1;
  return 0;
}
)",
     R"(test.c:3:3: error: this writes through a null pointer)"},
    {"AVariableWithoutAValue", R"(#include <stdio.h>
int main(int argc, char **argv) {
  int msglen;
  if (argc > 5) msglen = 1;
  printf("%d\n", msglen);
  return 0;
}
)",
     R"(test.c:5:18: error: 'msglen' is used but was never given a value
  hint: give it a value where it is declared)"},
    {"ASignedOverflow", R"(#include <stdio.h>
int main(void) {
  int i = 2147483647;
  i = i + 1;
  return 0;
}
)",
     R"(test.c:4:7: error: 2147483647 + 1 overflows: it does not fit into int
  hint: an int holds -2147483648 to 2147483647)"},
    {"ADivisionByZero", R"(int main(void) {
  int z = 0;
  return 5 / z;
}
)",
     R"(test.c:3:10: error: division by zero: 5 / 0)"},
    {"LocalVariablesThatDoNotFit", R"(int f(void) {
  char big[9000000];
  big[0] = 1;
  return big[0];
}
int main(void) {
  return f();
}
)",
     R"(test.c:7:10: error: the local variables do not fit on the stack of 8 MiB
  hint: a large array can be static, or come from malloc())"},
    {"AShiftThatIsTooFar", R"(int main(void) {
  int s = 40;
  return 1 << s;
}
)",
     R"(test.c:3:10: error: the shift 1 << 40 has no meaning
  hint: a shift of this type goes by 0 to 31 bits)"},
    {"AMissingReturnValue", R"(int f(int x) { if (x) return 1; }
int main(void) {
  return f(0);
}
)",
     R"(test.c:1:33: error: f() ends without a return, but its value is used)"},
    {"AFormatThatDoesNotFitItsArgument", R"(#include <stdio.h>
int main(void) {
  long n = 5;
  const char *f = "%s\n";
  printf(f, n);
  return 0;
}
)",
     R"(test.c:5:3: error: printf(): %s needs a pointer to a string, but argument 1 after the format is a long
  hint: a long is printed by %ld)"},
    {"AnEndlessRecursion", R"(int f(int n) { return f(n + 1) + 1; }
int main(void) {
  return f(0);
}
)",
     R"(test.c:1:23: error: the stack of 8 MiB is used up by recursion: f() called itself 174,762 times
  hint: a recursive function needs a case in which it does not call itself)"},
    {"MoreMemoryThanAllowed", R"(#include <stdlib.h>
#include <string.h>
int main(void) {
  char *p = malloc(1L << 30);
  memset(p, 1, 1L << 30);
  return 0;
}
)",
     R"(test.c:5:3: error: the program uses more than 256 MiB of memory, the limit for one process)"},
    {"ACallThroughAPointerOfAnotherType", R"(int add(int a, int b) { return a + b; }
int main(void) {
  int (*f)(void) = (int (*)(void))add;
  return f();
}
)",
     R"(test.c:4:10: error: add() is called through a pointer of another type
  hint: the function is int (int, int), the pointer is to int (void))"},
    {"AReadIntoATooSmallBuffer", R"(#include <unistd.h>
int main(void) {
  char buf[16];
  read(0, buf, 100);
  return 0;
}
)",
     R"(test.c:4:3: error: read() would write 100 bytes into 'buf', which holds 16
  hint: 'buf' is declared on line 3)"},
    {"AWriteOfBytesWithoutAValue", R"(#include <unistd.h>
int main(void) {
  char buf[16];
  buf[0] = 'a';
  write(1, buf, 16);
  return 0;
}
)",
     R"(test.c:5:3: error: write() uses byte 1 of 'buf', which was never given a value
  hint: 'buf' is declared on line 3)"},
    {"AWriteOfMoreThanTheBufferHolds", R"(#include <unistd.h>
int main(void) {
  write(1, "hello", 19);
  return 0;
}
)",
     R"(test.c:3:3: error: write() would read 19 bytes from a string literal, which holds 6)"},
    {"AMemberWithoutAValue", R"(#include <stdio.h>
struct s { int a; int b; };
int main(void) {
  struct s v;
  v.a = 1;
  struct s w = v;
  printf("%d\n", w.a);
  printf("%d\n", w.b);
  return 0;
}
)",
     R"(test.c:8:18: error: 'w.b' is used but was never given a value
  hint: 'w' is declared on line 6)"},
    {"AFormatWithoutItsArgument", R"(#include <stdio.h>
int main(void) {
  printf("%d %d\n", 1);
  return 0;
}
)",
     R"(test.c:3:3: error: printf(): %d needs an int, but there is no argument left for it
  hint: give one argument for each conversion in the format)"},
    {"ADivisionThatOverflows", R"(int main(void) {
  int x = -2147483647 - 1;
  int y = -1;
  return x / y;
}
)",
     R"(test.c:4:10: error: -2147483648 / -1 overflows: it does not fit into int
  hint: an int holds -2147483648 to 2147483647)"},
    {"AStringWithoutItsEnd", R"(#include <string.h>
#include <stdio.h>
int main(void) {
  char b[4] = {'a', 'b', 'c', 'd'};
  printf("%zu\n", strlen(b));
  return 0;
}
)",
     R"(test.c:5:19: error: strlen() reads past the end of 'b': there is no '\0' in its 4 bytes
  hint: a string needs room for its text and a '\0' behind it)"},
    {"AnIndexThroughAPointer", R"(#include <stdio.h>
int main(void) {
  int *p;
  int x[3] = {1, 2, 3};
  p = x;
  printf("%d\n", p[5]);
  return 0;
}
)",
     R"(test.c:6:18: error: index 5 is outside 'x', which has 3 elements
  hint: valid indices are 0 to 2; 'x' is declared on line 4)"},
    {"AnElementWithoutAValue", R"(#include <stdio.h>
int main(void) {
  char a[10];
  printf("%c\n", a[3]);
  return 0;
}
)",
     R"(test.c:4:18: error: 'a[3]' is used but was never given a value
  hint: 'a' is declared on line 3)"},
    {"AnIndexPastTheEndOfABlock", R"(#include <stdlib.h>
int main(void) {
  char *p = malloc(10);
  for (int i = 0; i < 20; i++) p[i] = 0;
  return 0;
}
)",
     R"(test.c:4:32: error: this writes 1 byte at byte 10 of the block allocated on line 3, which holds 10)"},
    {"AReadThroughANumber", R"(int main(void) {
  int *p = (int *)1234;
  return *p;
}
)",
     R"(test.c:3:10: error: this reads through a pointer that points to no object)"},
    {"ANameThatIsANullPointer", R"(#include <unistd.h>
#include <stdio.h>
char *name;
int main(void) {
  printf("%s\n", "x");
  unlink(name);
  return 0;
}
)",
     R"(test.c:6:3: error: unlink() is given a null pointer)"},
};

INSTANTIATE_TEST_SUITE_P(Machine, Diagnosis, ::testing::ValuesIn(kMistakes),
                         [](const auto& mistake) { return std::string(mistake.param.name); });

}  // namespace
}  // namespace sim::lang::testing
