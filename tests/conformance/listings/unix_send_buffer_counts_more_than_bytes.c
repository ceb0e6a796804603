// US20: small writes fill a unix stream socket long before their bytes would; reading makes room.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2], count = 0, size = 1000000;
  char *big = calloc(size, 1), c;
  socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, fd);
  while (write(fd[0], "x", 1) == 1) count++;
  printf("full: %s\n", strerror(errno));
  printf("one-byte writes: more than 100 %d, less than 2000 %d\n", count > 100, count < 2000);
  int left = count;
  while (read(fd[1], &c, 1) == 1) left--;
  printf("lost: %d\n", left);
  int n = write(fd[0], big, size);
  printf("one big write: more than 100000 %d, less than all %d\n", n > 100000, n < size);
  int got = 0;
  for (int r; (r = read(fd[1], big, size)) > 0;) got += r;
  printf("lost: %d\n", n - got);
  return 0;
}
