// poll() of nothing waits for its time; a negative time means for ever, 0 not at all.
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  printf("%d\n", poll(NULL, 0, 0));
  printf("%d\n", poll(NULL, 0, 30));
  struct pollfd entries[2] = {{fd[0], POLLIN, 0}, {fd[0], POLLOUT, 0}};
  printf("%d\n", poll(entries, 2, 30));
  write(fd[1], "x", 1);
  printf("%d\n", poll(entries, 2, 30));
  printf("%d %d\n", entries[0].revents == POLLIN, entries[1].revents);
  return 0;
}
