// rename() moves files and whole directories; an open descriptor does not notice.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  mkdir("a", 0755);
  mkdir("a/inner", 0755);
  mkdir("b", 0755);
  int fd = open("a/inner/file", O_CREAT | O_WRONLY, 0644);
  write(fd, "x", 1);
  printf("%d\n", rename("a/inner", "b/moved"));
  write(fd, "y", 1);
  struct stat info;
  stat("b/moved/file", &info);
  printf("size %ld\n", (long)info.st_size);
  printf("%d\n", rename("b/moved/file", "top"));
  write(fd, "z", 1);
  stat("top", &info);
  printf("size %ld\n", (long)info.st_size);
  printf("%d %d\n", rmdir("a"), rmdir("b/moved"));
  return 0;
}
