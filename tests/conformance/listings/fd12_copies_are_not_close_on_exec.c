// FD12: dup() and dup2() give copies without FD_CLOEXEC.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int fd = open("f", O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  printf("open: %d\n", fcntl(fd, F_GETFD));
  printf("dup: %d\n", fcntl(dup(fd), F_GETFD));
  printf("dup2: %d\n", fcntl(dup2(fd, 40), F_GETFD));
  printf("F_DUPFD: %d\n", fcntl(fcntl(fd, F_DUPFD, 50), F_GETFD));
  printf("F_DUPFD_CLOEXEC: %d\n", fcntl(fcntl(fd, F_DUPFD_CLOEXEC, 60), F_GETFD));
  printf("open: %d\n", fcntl(fd, F_GETFD));
  return 0;
}
