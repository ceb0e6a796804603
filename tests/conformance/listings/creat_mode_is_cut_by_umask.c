// The mode of a new file or directory is what was asked for, without the bits of the umask.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char* path) {
  struct stat info;
  stat(path, &info);
  printf("%s %03o\n", path, (unsigned)info.st_mode & 0777);
}

int main(void) {
  umask(022);
  close(open("a", O_CREAT | O_WRONLY, 0666));
  close(creat("b", 0777));
  mkdir("c", 0777);
  umask(077);
  close(open("d", O_CREAT | O_WRONLY, 0666));
  mkdir("e", 0755);
  mkfifo("f", 0622);
  umask(0);
  close(open("g", O_CREAT | O_WRONLY, 0666));
  char name[] = "a";
  for (; name[0] <= 'g'; name[0]++) show(name);
  return 0;
}
