// PI29: SIG_IGN for SIGPIPE is kept over exec(), so the new program gets EPIPE.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  int fd[2];
  if (argc > 1) {
    pipe(fd);
    close(fd[0]);
    int n = write(fd[1], "x", 1);
    printf("%d %s\n", n, strerror(errno));
    return 0;
  }
  signal(SIGPIPE, SIG_IGN);
  execl(argv[0], argv[0], "again", (char*)NULL);
  return 1;
}
