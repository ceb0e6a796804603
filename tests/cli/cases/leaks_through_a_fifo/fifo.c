#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char byte;
  mkfifo("queue", 0600);
  int fd = open("queue", O_RDWR);
  write(fd, "abc", 3);
  read(fd, &byte, 1);
  close(fd);
  fd = open("queue", O_RDWR);
  write(fd, "d", 1);
  fd = fcntl(fd, F_DUPFD, 10);
  execl("/bin/true", "true", (char *)NULL);
}
