// US01: a read takes from several writes at once, and a part of one is left for the next read.
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[32];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  write(fd[0], "one ", 4);
  write(fd[0], "two ", 4);
  write(fd[0], "three", 5);
  int n = read(fd[1], buf, 6);
  printf("%d '%.*s'\n", n, n, buf);
  n = read(fd[1], buf, sizeof(buf));
  printf("%d '%.*s'\n", n, n, buf);
  return 0;
}
