#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char line[64];
  while (fgets(line, sizeof line, stdin))  //@ lines
    if (strstr(line, "foo"))
      fputs(line, stdout);
  return 0;  //@ kept
}
