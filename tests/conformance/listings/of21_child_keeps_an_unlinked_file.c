// OF21: the parent removes and closes the file; the child's descriptor still reads it.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int go[2];
  pipe(go);
  int fd = open("f", O_CREAT | O_RDWR, 0644);
  write(fd, "for the child\n", 14);
  if (fork() == 0) {
    char buf[32];
    read(go[0], buf, 1);
    lseek(fd, 0, SEEK_SET);
    int n = read(fd, buf, sizeof(buf));
    write(1, buf, n);
    return 0;
  }
  unlink("f");
  close(fd);
  write(go[1], "x", 1);
  wait(NULL);
  printf("%d\n", access("f", F_OK));
  return 0;
}
