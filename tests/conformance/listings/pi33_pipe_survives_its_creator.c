// PI33: only descriptors keep a pipe alive, not the process that made it.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int out[2];
  char buf[32];
  int n;
  pipe(out);
  if (fork() == 0) {
    int inner[2];
    pipe(inner);
    write(inner[1], "made by the dead\n", 17);
    if (fork() == 0) {
      close(inner[1]);
      n = read(inner[0], buf, 32);
      write(out[1], buf, n);
      return 0;
    }
    return 0;
  }
  wait(NULL);
  close(out[1]);
  while ((n = read(out[0], buf, 32)) > 0) write(1, buf, n);
  return 0;
}
