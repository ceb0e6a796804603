// isatty() is 0 for files, pipes and /dev/null, and says why.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void ask(const char* what, int fd) {
  errno = 0;
  int answer = isatty(fd);
  printf("%s: %d %s\n", what, answer, strerror(errno));
}

int main(void) {
  int fd[2];
  pipe(fd);
  ask("file", creat("f", 0644));
  ask("pipe", fd[0]);
  ask("null", open("/dev/null", O_RDWR));
  ask("closed", 99);
  return 0;
}
