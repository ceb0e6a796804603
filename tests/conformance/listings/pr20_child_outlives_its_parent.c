// PR20: a parent's end does not kill its child; the grandparent sees EOF only after the orphan.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int go[2], out[2];
  if (pipe(go) == -1 || pipe(out) == -1) return 1;
  if (fork() == 0) {
    if (fork() == 0) {
      char c;
      close(go[1]);
      read(go[0], &c, 1);
      write(out[1], "orphan speaks\n", 14);
      return 0;
    }
    return 0;
  }
  wait(NULL);
  close(out[1]);
  write(go[1], "x", 1);
  char buf[32];
  int n;
  while ((n = read(out[0], buf, sizeof(buf))) > 0) write(1, buf, n);
  return 0;
}
