// A file that somebody has open for writing cannot be executed.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char *arguments[] = {"program", NULL};
  int fd = open("program", O_CREAT | O_RDWR, 0755);
  write(fd, "no program\n", 11);
  execv("./program", arguments);
  printf("open for writing: %s\n", strerror(errno));
  close(fd);
  fd = open("program", O_RDONLY);
  execv("./program", arguments);
  printf("open for reading: %s\n", strerror(errno));
  return 0;
}
