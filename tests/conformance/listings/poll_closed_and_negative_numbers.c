// poll(): POLLNVAL for a closed number; negative numbers are left out.
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  pipe(fd);
  struct pollfd entries[4] = {
      {77, POLLIN, 1}, {-1, POLLIN, 1}, {fd[0], POLLIN, 1}, {fd[1], POLLOUT, 1}};
  printf("%d\n", poll(entries, 4, -1));
  for (int i = 0; i < 4; i++) {
    printf("%d: nval %d, in %d, out %d\n", i, (entries[i].revents & POLLNVAL) != 0,
           (entries[i].revents & POLLIN) != 0, (entries[i].revents & POLLOUT) != 0);
  }
  entries[2].fd = -5;
  printf("%d\n", poll(entries + 1, 2, 0));
  printf("%d\n", poll(NULL, 0, 0));
  return 0;
}
