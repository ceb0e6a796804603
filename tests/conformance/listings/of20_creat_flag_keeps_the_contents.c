// OF20: O_CREAT on a file that exists changes neither its contents nor its mode.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[16] = "";
  struct stat info;
  umask(0);
  int fd = open("f", O_CREAT | O_WRONLY, 0640);
  write(fd, "contents", 8);
  close(fd);
  fd = open("f", O_CREAT | O_RDWR, 0777);
  printf("%d ", (int)read(fd, buf, 15));
  printf("%s\n", buf);
  fstat(fd, &info);
  printf("%o\n", (unsigned)info.st_mode & 0777);
  return 0;
}
