#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char *msg = "Hello!";
  char buf[16];
  int fd[2];
  if (pipe(fd) == -1) return 1;  //@ pipe

  int len = strlen(msg) + 1;
  int n = write(fd[1], msg, len);  //@ write
  printf("Sent: %s [%d]\n", msg, n);

  n = read(fd[0], buf, 16);  //@ read
  printf("Rcvd: %s [%d]\n", buf, n);

  close(fd[0]);  //@ reader
  close(fd[1]);  //@ writer
  return 0;
}
