// mycat: writes files one after the other to standard output, and goes on after an error.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int cat(const char* path) {
  char buf[16];
  int fd = open(path, O_RDONLY);
  if (fd == -1) {
    dprintf(2, "mycat: %s: %s\n", path, strerror(errno));
    return 1;
  }
  ssize_t n;
  while ((n = read(fd, buf, sizeof(buf))) > 0) {
    char* at = buf;
    while (n > 0) {
      ssize_t written = write(1, at, n);
      if (written == -1) return 1;
      at += written;
      n -= written;
    }
  }
  if (n == -1) dprintf(2, "mycat: %s: %s\n", path, strerror(errno));
  close(fd);
  return n == -1;
}

static void make(const char* path, const char* text) {
  int fd = creat(path, 0644);
  write(fd, text, strlen(text));
  close(fd);
}

int main(void) {
  const char* paths[] = {"poem", "missing", "empty", "dir", "end"};
  int errors = 0;
  make("poem", "The woods are lovely, dark and deep,\nBut I have promises to keep,\n");
  make("empty", "");
  make("end", "And miles to go before I sleep.\n");
  mkdir("dir", 0755);
  for (int i = 0; i < 5; i++) errors += cat(paths[i]);
  return errors;
}
