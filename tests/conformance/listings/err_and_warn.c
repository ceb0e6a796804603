// <err.h>: messages on standard error, and the exit status of errx.
#include <err.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
int main(int argc, char *argv[]) {
  int p[2];
  uint8_t b[4] = {1, 2, 3};
  uint32_t v = UINT32_C(77);
  if (pipe(p) == -1) err(EXIT_FAILURE, "pipe");
  write(p[1], &v, sizeof v);
  read(p[0], b, 4);
  printf("%d %d\n", b[0], b[3]);
  close(p[0]);
  if (read(p[0], b, 1) == -1) warn("read %d", 5);
  warnx("nothing %s", "here");
  errx(3, "finally");
}
