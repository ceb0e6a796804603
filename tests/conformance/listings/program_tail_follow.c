// tail -f: a reader prints what a writer appends, told by a pipe when to look again.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void writer(int told, int seen) {
  const char* lines[] = {"starting\n", "working\n", "half done\n", "finished\n"};
  char c;
  int fd = open("log", O_WRONLY | O_APPEND);
  for (int i = 0; i < 4; i++) {
    dprintf(fd, "%s", lines[i]);
    if (i == 2) dprintf(fd, "%s", "more than one line\n");
    write(told, "x", 1);
    read(seen, &c, 1);
  }
}

int main(void) {
  int told[2], seen[2];
  char c, buf[64];
  pipe(told);
  pipe(seen);
  int fd = open("log", O_CREAT | O_RDONLY, 0644);
  if (fork() == 0) {
    close(told[0]);
    close(seen[1]);
    writer(told[1], seen[0]);
    return 0;
  }
  close(told[1]);
  close(seen[0]);
  int round = 0;
  while (read(told[0], &c, 1) == 1) {
    ssize_t n;
    printf("-- look %d\n", ++round);
    while ((n = read(fd, buf, sizeof(buf))) > 0) printf("%.*s", (int)n, buf);
    write(seen[1], "x", 1);
  }
  wait(NULL);
  printf("-- end at %ld\n", (long)lseek(fd, 0, SEEK_CUR));
  return 0;
}
