// One loop over poll() reads from two children until both have closed.
#include <poll.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int start_child(int lines) {
  int fd[2];
  pipe(fd);
  if (fork() == 0) {
    close(fd[0]);
    for (int i = 0; i < lines; i++) write(fd[1], "line\n", 5);
    _exit(0);
  }
  close(fd[1]);
  return fd[0];
}

int main(void) {
  struct pollfd entries[2] = {{start_child(100), POLLIN, 0}, {start_child(50), POLLIN, 0}};
  int bytes[2] = {0, 0}, open_ends = 2;
  while (open_ends > 0) {
    poll(entries, 2, -1);
    for (int i = 0; i < 2; i++) {
      char buf[64];
      if (!(entries[i].revents & (POLLIN | POLLHUP))) continue;
      int n = read(entries[i].fd, buf, sizeof(buf));
      bytes[i] += n;
      if (n > 0) continue;
      entries[i].fd = -1;
      open_ends--;
    }
  }
  while (wait(NULL) > 0) {
  }
  printf("%d %d\n", bytes[0], bytes[1]);
  return 0;
}
