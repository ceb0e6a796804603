// PR26: what write() took is in the file, even when the process dies without close().
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  for (int kind = 0; kind < 3; kind++) {
    int status;
    fflush(stdout);
    if (fork() == 0) {
      int fd = open("data", O_CREAT | O_WRONLY | O_APPEND, 0644);
      write(fd, "written\n", 8);
      if (kind == 0) return 0;
      if (kind == 1) _exit(1);
      raise(SIGKILL);
    }
    wait(&status);
    int n = read(open("data", O_RDONLY), buf, sizeof(buf));
    printf("status %d, %d bytes\n", status, n);
  }
  return 0;
}
