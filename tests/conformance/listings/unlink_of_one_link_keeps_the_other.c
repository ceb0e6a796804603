// A file with two names goes on living under the second one.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int links(const char* path) {
  struct stat info;
  return stat(path, &info) == -1 ? -1 : (int)info.st_nlink;
}

int main(void) {
  char buf[16] = "";
  int fd = open("a", O_CREAT | O_WRONLY, 0644);
  printf("%d\n", link("a", "b"));
  printf("links %d %d\n", links("a"), links("b"));
  write(fd, "one file", 8);
  unlink("a");
  printf("links %d %d\n", links("a"), links("b"));
  fd = open("b", O_RDWR);
  printf("%d ", (int)read(fd, buf, 15));
  printf("%s\n", buf);
  link("b", "a");
  unlink("b");
  printf("links %d %d\n", links("a"), links("b"));
  return 0;
}
