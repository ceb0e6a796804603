// PR18: when its parent is gone, getppid() of a process changes.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int go[2], out[2];
  char buf[80];
  pipe(go);
  pipe(out);
  pid_t middle = fork();
  if (middle == 0) {
    pid_t parent = getpid();
    if (fork() == 0) {
      read(go[0], buf, 1);
      dprintf(out[1], "the parent is another one: %d\n", getppid() != parent);
    }
    return 0;
  }
  close(out[1]);
  waitpid(middle, NULL, 0);
  int result = wait(NULL);
  printf("no grandchildren: %d %s\n", result, strerror(errno));
  write(go[1], "x", 1);
  int n;
  while ((n = read(out[0], buf, sizeof(buf))) > 0) printf("%.*s", n, buf);
  return 0;
}
