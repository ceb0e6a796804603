// IO09: a long %s goes through the buffer in the same way.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

char text[9001];

int main(void) {
  memset(text, 'e', 9000);
  printf("%s", text);
  printf("%.10s", text);
  _exit(0);
}
