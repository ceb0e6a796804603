// The usual error helper: a message on stderr and a status.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void die(const char *what) {
  fprintf(stderr, "%s: %s\n", what, strerror(errno));
  exit(EXIT_FAILURE);
}

int main(void) {
  int fd[2];
  if (pipe(fd) < 0) die("pipe");
  if (write(fd[1], "ok", 2) != 2) die("write");
  printf("still here\n");
  if (write(fd[0], "no", 2) != 2) die("write to the read end");
  printf("never\n");
  return 0;
}
