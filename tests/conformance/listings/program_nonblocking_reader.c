// A reader that does not wait: it asks again and again, and does something useful in between.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void) {
  int fd[2], useful = 0, empty = 0, bytes = 0;
  struct timespec little = {0, 1000000}, more = {0, 20000000};
  char buf[16];
  pipe(fd);
  if (fork() == 0) {
    close(fd[0]);
    for (int i = 0; i < 3; i++) {
      nanosleep(&more, NULL);
      write(fd[1], "abcdefgh", 8);
    }
    return 0;
  }
  close(fd[1]);
  fcntl(fd[0], F_SETFL, fcntl(fd[0], F_GETFL) | O_NONBLOCK);
  for (;;) {
    ssize_t n = read(fd[0], buf, sizeof(buf));
    if (n == 0) break;
    if (n > 0) {
      bytes += n;
      continue;
    }
    if (errno != EAGAIN) return 1;
    empty++;
    useful += 2;
    nanosleep(&little, NULL);
  }
  wait(NULL);
  printf("%d bytes, sometimes nothing: %d, useful: %d\n", bytes, empty > 0, useful == 2 * empty);
  return 0;
}
