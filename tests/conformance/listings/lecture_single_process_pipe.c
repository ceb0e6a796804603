// The lecture's first pipe program, with its slips put right.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BUFSIZE 1024

int main(int argc, char *argv[]) {
  char *msg = "Message in a pipe.\n";
  char buf[BUFSIZE];
  int pipe_fd[2];
  if (pipe(pipe_fd) == -1) {
    fprintf(stderr, "Pipe failed.\n");
    return EXIT_FAILURE;
  }
  ssize_t writelen = write(pipe_fd[1], msg, strlen(msg) + 1);
  printf("Sent: %s [%ld, %ld]\n", msg, strlen(msg) + 1, writelen);
  ssize_t readlen = read(pipe_fd[0], buf, BUFSIZE);
  printf("Rcvd: %s [%ld]\n", buf, readlen);
  close(pipe_fd[0]);
  close(pipe_fd[1]);
  exit(argc == 1 && argv[1] == NULL ? 0 : 1);
}
