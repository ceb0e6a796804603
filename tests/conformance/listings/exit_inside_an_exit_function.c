// A function that atexit() registered may write, register another one and be the last word.
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void late(void) { printf("late\n"); }

static void early(void) {
  printf("early\n");
  atexit(late);
}

static void last(void) { printf("last\n"); }

int main(void) {
  atexit(last);
  atexit(early);
  printf("main ends\n");
  exit(4);
}
