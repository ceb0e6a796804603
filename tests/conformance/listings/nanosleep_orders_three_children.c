// Each child sleeps a little longer than the one before, and they report in this order.
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  for (int i = 2; i >= 0; i--) {
    if (fork() == 0) {
      struct timespec time = {0, 250000000L * i};
      char name = '0' + i;
      nanosleep(&time, NULL);
      write(fd[1], &name, 1);
      _exit(0);
    }
  }
  close(fd[1]);
  while (read(fd[0], &c, 1) == 1) printf("child %c\n", c);
  while (wait(NULL) > 0) {
  }
  return 0;
}
