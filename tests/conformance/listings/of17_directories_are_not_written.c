// OF17: a directory can be opened for reading only, and read() does not read it.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(const char* what, int result) {
  if (result == -1)
    printf("%s: %s\n", what, strerror(errno));
  else
    printf("%s: fine\n", what);
}

int main(void) {
  char buf[64] = "x";
  mkdir("dir", 0755);
  report("open to write", open("dir", O_WRONLY));
  report("open to read and write", open("dir", O_RDWR));
  report("open with O_CREAT", open("dir", O_RDONLY | O_CREAT, 0644));
  report("open with O_DIRECTORY", open("dir", O_RDONLY | O_DIRECTORY));
  int fd = open("dir", O_RDONLY);
  report("open to read", fd);
  report("read", read(fd, buf, sizeof(buf)));
  report("write", write(fd, buf, 1));
  close(open("file", O_CREAT | O_WRONLY, 0644));
  report("file with O_DIRECTORY", open("file", O_RDONLY | O_DIRECTORY));
  return 0;
}
