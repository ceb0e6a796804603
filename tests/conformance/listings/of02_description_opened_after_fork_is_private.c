// OF02: what is opened after fork() is shared with nobody.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int made = open("f", O_CREAT | O_WRONLY, 0644);
  write(made, "abcdef", 6);
  close(made);
  pid_t pid = fork();
  int fd = open("f", O_RDONLY);
  char buf[4] = "";
  if (pid == 0) {
    read(fd, buf, 3);
    dprintf(1, "child at %ld: %s\n", (long)lseek(fd, 0, SEEK_CUR), buf);
    return 0;
  }
  wait(NULL);
  read(fd, buf, 2);
  dprintf(1, "parent at %ld: %s\n", (long)lseek(fd, 0, SEEK_CUR), buf);
  return 0;
}
