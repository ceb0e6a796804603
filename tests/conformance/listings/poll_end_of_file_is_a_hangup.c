// poll(): without a writer the read end hangs up, asked or not; bytes that are left stay readable.
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

static void ask(int fd, int events) {
  struct pollfd entry = {fd, events, 0};
  int n = poll(&entry, 1, -1);
  printf("%d:%s%s\n", n, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLHUP ? " HUP" : "");
}

int main(void) {
  int fd[2];
  char buf[8];
  pipe(fd);
  write(fd[1], "abc", 3);
  close(fd[1]);
  ask(fd[0], POLLIN);
  ask(fd[0], 0);
  printf("read %d\n", (int)read(fd[0], buf, sizeof(buf)));
  ask(fd[0], POLLIN);
  ask(fd[0], 0);
  printf("read %d\n", (int)read(fd[0], buf, sizeof(buf)));
  return 0;
}
