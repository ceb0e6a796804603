// The lecture's second pipe program: the parent sends, the child prints.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define BUFSIZE 1024

int main() {
  char *msg = "Message in a pipe.\n";
  size_t msglen = strlen(msg) + 1;
  char buf[BUFSIZE];
  int pipe_fd[2];
  if (pipe(pipe_fd) == -1) {
    fprintf(stderr, "Pipe failed.\n");
    return EXIT_FAILURE;
  }
  pid_t pid = fork();
  if (pid < 0) {
    fprintf(stderr, "Fork failed.\n");
    return EXIT_FAILURE;
  }
  if (pid != 0) {
    close(pipe_fd[0]);
    ssize_t writelen = write(pipe_fd[1], msg, msglen);
    wait(NULL);
    printf("Parent: %s [%zu, %zd]\n", msg, msglen, writelen);
  } else {
    close(pipe_fd[1]);
    ssize_t readlen = read(pipe_fd[0], buf, BUFSIZE);
    printf("Child Rcvd: %s [%ld]\n", buf, readlen);
  }
  exit(0);
}
