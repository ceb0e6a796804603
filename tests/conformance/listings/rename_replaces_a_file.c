// rename() puts the new file in the old one's place at once; who has the old one open keeps it.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void write_file(const char* path, const char* text, int length) {
  int fd = open(path, O_CREAT | O_WRONLY | O_TRUNC, 0644);
  write(fd, text, length);
  close(fd);
}

static void show(const char* what, int fd) {
  char buf[32];
  int n = read(fd, buf, sizeof(buf));
  printf("%s: %.*s\n", what, n, buf);
}

int main(void) {
  struct stat info;
  write_file("config", "old text", 8);
  int old = open("config", O_RDONLY);
  write_file("config.new", "new text!", 9);
  printf("%d\n", rename("config.new", "config"));
  show("by name", open("config", O_RDONLY));
  show("by descriptor", old);
  fstat(old, &info);
  printf("links of the old one %d\n", (int)info.st_nlink);
  printf("%d\n", access("config.new", F_OK));
  return 0;
}
