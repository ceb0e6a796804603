// FD14: exec() closes the descriptors with FD_CLOEXEC and keeps the others.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void show(const char* what, int fd) {
  int flags = fcntl(fd, F_GETFD);
  printf("%s: %s\n", what, flags == -1 && errno == EBADF ? "closed" : "open");
}

int main(int argc, char* argv[]) {
  if (argc > 1) {
    show("kept", atoi(argv[1]));
    show("marked at open", atoi(argv[2]));
    show("marked later", atoi(argv[3]));
    return 0;
  }
  char number[3][12];
  int fd[3];
  fd[0] = open("f", O_CREAT | O_RDWR, 0644);
  fd[1] = open("f", O_RDWR | O_CLOEXEC);
  fd[2] = open("f", O_RDWR);
  fcntl(fd[2], F_SETFD, FD_CLOEXEC);
  for (int i = 0; i < 3; i++) snprintf(number[i], sizeof(number[i]), "%d", fd[i]);
  execl(argv[0], argv[0], number[0], number[1], number[2], (char*)NULL);
  perror("execl");
  return 1;
}
