// IO06: exit() in a function flushes as return from main() does.
#include <stdio.h>
#include <stdlib.h>

void leave(void) {
  printf("flushed by exit");
  exit(4);
}

int main(void) {
  leave();
  printf("never");
  return 0;
}
