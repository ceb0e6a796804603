// pipe2() sets O_CLOEXEC and O_NONBLOCK on both ends at once, and refuses other flags.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  int fd[2] = {-1, -1};
  const int flags[] = {0, O_CLOEXEC, O_NONBLOCK, O_CLOEXEC | O_NONBLOCK, O_APPEND, O_CREAT};
  for (int i = 0; i < 6; i++) {
    if (pipe2(fd, flags[i]) == -1) {
      printf("%d: %s\n", i, strerror(errno));
      continue;
    }
    for (int end = 0; end < 2; end++) {
      int status = fcntl(fd[end], F_GETFL);
      printf("%d: mode %d, nonblock %d, cloexec %d\n", i, status & O_ACCMODE,
             (status & O_NONBLOCK) != 0, fcntl(fd[end], F_GETFD));
      close(fd[end]);
    }
  }
  return 0;
}
