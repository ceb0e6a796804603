// select() without a time sleeps until one of two children writes; it is asked again each time.
#include <stdio.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2][2], go[2][2];
  char c;
  for (int i = 0; i < 2; i++) {
    pipe(fd[i]);
    pipe(go[i]);
    if (fork() == 0) {
      read(go[i][0], &c, 1);
      write(fd[i][1], i == 0 ? "0" : "1", 1);
      return 0;
    }
  }
  const int order[] = {1, 0};
  for (int k = 0; k < 2; k++) {
    fd_set set;
    FD_ZERO(&set);
    FD_SET(fd[0][0], &set);
    FD_SET(fd[1][0], &set);
    write(go[order[k]][1], "x", 1);
    int n = select(fd[1][0] + 1, &set, NULL, NULL, NULL);
    for (int i = 0; i < 2; i++) {
      if (!FD_ISSET(fd[i][0], &set)) continue;
      read(fd[i][0], &c, 1);
      printf("%d ready, child %d said %c\n", n, i, c);
    }
  }
  while (wait(NULL) > 0) {
  }
  return 0;
}
