// OF03: a write in one process is there at once for a reader with its own open().
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int written[2], seen[2];
  char buf[16];
  pipe(written);
  pipe(seen);
  int r = open("shared", O_CREAT | O_RDONLY, 0644);
  printf("before: %d\n", (int)read(r, buf, sizeof(buf)));
  fflush(stdout);
  if (fork() == 0) {
    int w = open("shared", O_WRONLY);
    write(w, "fresh", 5);
    write(written[1], "!", 1);
    read(seen[0], buf, 1);  // the file is still open while the parent reads
    return 0;
  }
  read(written[0], buf, 1);
  int n = read(r, buf, sizeof(buf));
  printf("after: %.*s\n", n, buf);
  write(seen[1], "!", 1);
  wait(NULL);
  return 0;
}
