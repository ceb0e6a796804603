// FD13: what the child opens at a number is not what the parent has there.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[16];
  int fd = open("parent.txt", O_CREAT | O_RDWR, 0644);
  if (fork() == 0) {
    close(fd);
    int own = open("child.txt", O_CREAT | O_RDWR, 0644);
    dprintf(1, "same number: %d\n", own == fd);
    write(own, "from child", 10);
    return 0;
  }
  wait(NULL);
  write(fd, "from parent", 11);
  int n = pread(fd, buf, sizeof(buf), 0);
  printf("parent.txt: %.*s\n", n, buf);
  n = read(open("child.txt", O_RDONLY), buf, sizeof(buf));
  printf("child.txt: %.*s\n", n, buf);
  return 0;
}
