// poll() without a limit sleeps until the child writes, and again until it is gone.
#include <poll.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], go[2];
  char buf[8];
  pipe(fd);
  pipe(go);
  if (fork() == 0) {
    close(fd[0]);
    write(fd[1], "abc", 3);
    read(go[0], buf, 1);
    return 0;
  }
  close(fd[1]);
  struct pollfd entry = {fd[0], POLLIN, 0};
  printf("%d ", poll(&entry, 1, -1));
  printf("in %d, hup %d\n", (entry.revents & POLLIN) != 0, (entry.revents & POLLHUP) != 0);
  printf("read %d\n", (int)read(fd[0], buf, sizeof(buf)));
  printf("%d\n", poll(&entry, 1, 0));
  write(go[1], "x", 1);
  printf("%d ", poll(&entry, 1, -1));
  printf("in %d, hup %d\n", (entry.revents & POLLIN) != 0, (entry.revents & POLLHUP) != 0);
  wait(NULL);
  return 0;
}
