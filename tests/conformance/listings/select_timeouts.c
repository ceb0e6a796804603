// select(): no time, a little time, and what Linux leaves in the timeval.
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  fd_set set;
  pipe(fd);
  struct timeval time = {0, 0};
  FD_ZERO(&set);
  FD_SET(fd[0], &set);
  printf("%d ", select(fd[0] + 1, &set, NULL, NULL, &time));
  printf("%d\n", FD_ISSET(fd[0], &set) != 0);
  time.tv_usec = 20000;
  FD_SET(fd[0], &set);
  printf("%d ", select(fd[0] + 1, &set, NULL, NULL, &time));
  printf("%d, left %ld.%06ld\n", FD_ISSET(fd[0], &set) != 0, (long)time.tv_sec, (long)time.tv_usec);
  time.tv_usec = 10000;
  printf("as sleep: %d\n", select(0, NULL, NULL, NULL, &time));
  write(fd[1], "x", 1);
  time.tv_sec = 50;
  FD_SET(fd[0], &set);
  printf("%d, ", select(fd[0] + 1, &set, NULL, NULL, &time));
  printf("some time left: %d\n", time.tv_sec > 0);
  return 0;
}
