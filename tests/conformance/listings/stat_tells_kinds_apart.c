// stat() and fstat() say what kind of object it is.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char* kind(mode_t mode) {
  if (S_ISREG(mode)) return "file";
  if (S_ISDIR(mode)) return "directory";
  if (S_ISFIFO(mode)) return "fifo";
  if (S_ISCHR(mode)) return "character device";
  return "?";
}

int main(void) {
  const char* paths[] = {"f", "d", "p", ".", "/dev/null", "missing", "f/x"};
  struct stat info;
  int fd[2];
  close(creat("f", 0644));
  mkdir("d", 0755);
  mkfifo("p", 0644);
  for (int i = 0; i < 7; i++) {
    if (stat(paths[i], &info) == -1)
      printf("%s: %s\n", paths[i], strerror(errno));
    else
      printf("%s: %s\n", paths[i], kind(info.st_mode));
  }
  pipe(fd);
  fstat(fd[0], &info);
  printf("pipe: %s, size %ld\n", kind(info.st_mode), (long)info.st_size);
  return 0;
}
