// Two writers: the reader sees the end only when both have left.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  mkfifo("fifo", 0600);
  for (int i = 0; i < 2; i++) {
    if (fork() == 0) {
      int fd = open("fifo", O_WRONLY);
      for (int k = 0; k < 10; k++) write(fd, i == 0 ? "a" : "b", 1);
      return 0;
    }
  }
  // Both writers are in open() or behind it; a writer of our own holds the end back until then.
  int r = open("fifo", O_RDONLY), own = open("fifo", O_WRONLY);
  while (wait(NULL) > 0) {
  }
  close(own);
  int count[2] = {0, 0};
  char c;
  while (read(r, &c, 1) == 1) count[c - 'a']++;
  printf("%d %d\n", count[0], count[1]);
  return 0;
}
