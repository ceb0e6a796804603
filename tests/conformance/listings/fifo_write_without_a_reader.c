// When the last reader of a FIFO is gone, write() raises SIGPIPE, or gives EPIPE.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  mkfifo("fifo", 0600);
  int r = open("fifo", O_RDONLY | O_NONBLOCK);
  int w = open("fifo", O_WRONLY);
  if (fork() == 0) {
    close(r);
    write(w, "still read by the parent", 24);
    return 0;
  }
  int status;
  wait(&status);
  printf("%d\n", status);
  close(r);
  fflush(stdout);
  if (fork() == 0) {
    write(w, "x", 1);
    return 0;
  }
  wait(&status);
  printf("killed by SIGPIPE: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
  signal(SIGPIPE, SIG_IGN);
  int n = write(w, "x", 1);
  printf("%d %s\n", n, strerror(errno));
  r = open("fifo", O_RDONLY | O_NONBLOCK);
  printf("%d\n", (int)write(w, "x", 1));
  return 0;
}
