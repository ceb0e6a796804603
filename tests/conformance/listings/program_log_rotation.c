// Log rotation: log.1 becomes log.2, log becomes log.1; a writer that had it open writes on there.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define KEEP 3

static void rotate(void) {
  char from[16], to[16];
  for (int i = KEEP - 1; i >= 1; i--) {
    snprintf(from, sizeof(from), "log.%d", i);
    snprintf(to, sizeof(to), "log.%d", i + 1);
    rename(from, to);
  }
  rename("log", "log.1");
}

static int open_log(void) { return open("log", O_CREAT | O_WRONLY | O_APPEND, 0644); }

static void show(const char* path) {
  char buf[64];
  int fd = open(path, O_RDONLY);
  if (fd == -1) {
    printf("%s: not there\n", path);
    return;
  }
  int n = read(fd, buf, sizeof(buf));
  printf("%s:", path);
  for (int i = 0; i < n; i++) putchar(buf[i] == '\n' ? ' ' : buf[i]);
  printf("\n");
  close(fd);
}

int main(void) {
  const char* names[] = {"log", "log.1", "log.2", "log.3", "log.4"};
  int stubborn = open_log();
  for (int day = 1; day <= 5; day++) {
    int fd = open_log();
    dprintf(fd, "day%d\n", day);
    close(fd);
    if (day == 2) dprintf(stubborn, "stubborn\n");
    if (day < 5) rotate();
  }
  for (int i = 0; i < 5; i++) show(names[i]);
  dprintf(stubborn, "into a file without a name\n");
  printf("stubborn at %ld\n", (long)lseek(stubborn, 0, SEEK_CUR));
  return 0;
}
