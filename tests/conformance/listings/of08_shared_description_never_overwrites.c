// OF08: parent and child write through one description, so nothing is lost.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[64];
  int fd = open("out", O_CREAT | O_RDWR, 0644);
  write(fd, "parent first\n", 13);
  if (fork() == 0) {
    write(fd, "child\n", 6);
    return 0;
  }
  wait(NULL);
  write(fd, "parent last\n", 12);
  int n = pread(fd, buf, sizeof(buf), 0);
  printf("%.*s", n, buf);
  return 0;
}
