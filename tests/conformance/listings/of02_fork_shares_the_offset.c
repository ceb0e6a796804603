// OF02: parent and child read on where the other one stopped.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void take(const char* who, int fd, int count) {
  char buf[16];
  int n = read(fd, buf, count);
  printf("%s: %.*s\n", who, n, buf);
  fflush(stdout);
}

int main(void) {
  int fd = open("alphabet", O_CREAT | O_RDWR | O_TRUNC, 0644);
  write(fd, "abcdefghijklmnopqrstuvwxyz", 26);
  lseek(fd, 0, SEEK_SET);
  take("parent", fd, 3);
  if (fork() == 0) {
    take("child", fd, 5);
    lseek(fd, 20, SEEK_SET);
    return 0;
  }
  wait(NULL);
  take("parent", fd, 10);
  return 0;
}
