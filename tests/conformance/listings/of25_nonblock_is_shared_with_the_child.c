// OF25: a child makes the read end non-blocking, and the parent sees it.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char c;
  pipe(fd);
  printf("%d\n", (fcntl(fd[0], F_GETFL) & O_NONBLOCK) != 0);
  fflush(stdout);
  if (fork() == 0) {
    fcntl(fd[0], F_SETFL, fcntl(fd[0], F_GETFL) | O_NONBLOCK);
    return 0;
  }
  wait(NULL);
  printf("%d\n", (fcntl(fd[0], F_GETFL) & O_NONBLOCK) != 0);
  printf("%d ", (int)read(fd[0], &c, 1));
  printf("%d\n", errno == EAGAIN);
  return 0;
}
