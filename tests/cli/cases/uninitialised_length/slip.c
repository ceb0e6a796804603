#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  int msglen;
  char *msg = "Message in a pipe.\n";
  if (pipe(fd) == -1) return 1;
  write(fd[1], msg, msglen);
  return 0;
}
