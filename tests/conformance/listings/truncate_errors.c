// What truncate() and ftruncate() refuse.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %s\n", what, result == -1 ? strerror(errno) : "done");
}

int main(void) {
  int fd[2];
  pipe(fd);
  mkdir("d", 0755);
  int w = creat("f", 0644);
  int r = open("f", O_RDONLY);
  report("write only", ftruncate(w, 10));
  report("read only", ftruncate(r, 0));
  report("negative", ftruncate(w, -1));
  report("pipe", ftruncate(fd[1], 0));
  report("directory", truncate("d", 0));
  report("missing", truncate("missing", 0));
  report("negative by name", truncate("f", -5));
  printf("size %ld\n", (long)lseek(r, 0, SEEK_END));
  return 0;
}
