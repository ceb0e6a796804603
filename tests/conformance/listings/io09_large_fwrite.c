// IO09: a large fwrite() fills the buffer, writes whole blocks and keeps the tail.
#include <stdio.h>
#include <string.h>
#include <unistd.h>

char block[5000];

int main(void) {
  memset(block, 'd', sizeof(block));
  fwrite(block, 1, 100, stdout);
  fwrite(block, 1, 5000, stdout);
  _exit(0);
}
