// tee: what comes through the pipe goes to standard output and into two files.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void produce(int out) {
  for (int i = 1; i <= 5; i++) dprintf(out, "measurement %d: %d\n", i, i * i * 7 % 13);
}

static long tee(int in, const int* outs, int count) {
  char buf[20];
  ssize_t n;
  long total = 0;
  while ((n = read(in, buf, sizeof(buf))) > 0) {
    for (int i = 0; i < count; i++) {
      if (write(outs[i], buf, n) != n) return -1;
    }
    total += n;
  }
  return total;
}

int main(void) {
  int fd[2];
  struct stat a, b;
  pipe(fd);
  if (fork() == 0) {
    close(fd[0]);
    produce(fd[1]);
    return 0;
  }
  close(fd[1]);
  int old = open("b", O_CREAT | O_WRONLY, 0644);
  write(old, "kept\n", 5);
  close(old);
  int outs[3] = {1, open("a", O_CREAT | O_WRONLY | O_TRUNC, 0644), open("b", O_WRONLY | O_APPEND)};
  long total = tee(fd[0], outs, 3);
  wait(NULL);
  fstat(outs[1], &a);
  fstat(outs[2], &b);
  dprintf(1, "%ld bytes, a has %ld, b has %ld\n", total, (long)a.st_size, (long)b.st_size);
  return 0;
}
