// A quiz of the lecture: which bytes does each process read, and what is in the file at the end?
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void take(const char* who, int fd) {
  char buf[4] = "";
  int n = read(fd, buf, 3);
  dprintf(1, "%s read %d: %s\n", who, n, buf);
}

int main(void) {
  char buf[32];
  int fd = open("quiz", O_CREAT | O_RDWR, 0644);
  write(fd, "abcdefghijkl", 12);
  lseek(fd, 0, SEEK_SET);
  take("parent", fd);
  int early = open("quiz", O_RDWR);
  if (fork() == 0) {
    int late = open("quiz", O_RDWR);
    take("child, shared", fd);
    take("child, early", early);
    take("child, late", late);
    write(fd, "123", 3);
    write(early, "45", 2);
    close(fd);
    lseek(early, 1, SEEK_SET);
    return 0;
  }
  wait(NULL);
  take("parent, shared", fd);
  take("parent, early", early);
  int copy = dup2(fd, early);
  take("parent, copy", copy);
  write(early, "!", 1);
  int n = pread(fd, buf, sizeof(buf), 0);
  dprintf(1, "%.*s\n", n, buf);
  return 0;
}
