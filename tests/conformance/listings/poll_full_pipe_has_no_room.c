// poll(): a full pipe is not writable, and one byte read does not free a slot yet.
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

static int writable(int fd) {
  struct pollfd entry = {fd, POLLOUT, 0};
  return poll(&entry, 1, 0);
}

int main(void) {
  int fd[2];
  static char buf[65536];
  pipe2(fd, O_NONBLOCK);
  printf("empty: %d\n", writable(fd[1]));
  printf("%d\n", (int)write(fd[1], buf, 61440));
  printf("one slot left: %d\n", writable(fd[1]));
  printf("%d\n", (int)write(fd[1], buf, 1));
  printf("no slot left: %d\n", writable(fd[1]));
  printf("but merged: %d\n", (int)write(fd[1], buf, 1));
  read(fd[0], buf, 1);
  printf("one byte read: %d\n", writable(fd[1]));
  read(fd[0], buf, 4095);
  printf("a slot read: %d\n", writable(fd[1]));
  return 0;
}
