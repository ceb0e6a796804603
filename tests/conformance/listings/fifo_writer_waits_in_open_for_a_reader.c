// open() of a FIFO for writing does not return before somebody opens it for reading.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  mkfifo("fifo", 0600);
  pid_t pid = fork();
  if (pid == 0) {
    int fd = open("fifo", O_WRONLY);
    return write(fd, "from the writer\n", 16) == 16 ? 0 : 1;
  }
  int status;
  printf("still in open: %d\n", waitpid(pid, &status, WNOHANG) == 0);
  int fd = open("fifo", O_RDONLY), n;
  while ((n = read(fd, buf, sizeof(buf))) > 0) printf("%d: %.*s", n, n, buf);
  waitpid(pid, &status, 0);
  printf("end of file, status %d\n", WEXITSTATUS(status));
  return 0;
}
