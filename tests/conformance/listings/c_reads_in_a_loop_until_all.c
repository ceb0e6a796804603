// Helpers that read and write exactly n bytes, over a small and a large message.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

ssize_t write_all(int fd, const void *data, size_t n) {
  const char *p = data;
  size_t left = n;
  while (left > 0) {
    ssize_t w = write(fd, p, left);
    if (w <= 0) return -1;
    p += w;
    left -= (size_t)w;
  }
  return (ssize_t)n;
}

ssize_t read_all(int fd, void *data, size_t n) {
  size_t got = 0;
  while (got < n) {
    ssize_t r = read(fd, (char *)data + got, n - got);
    if (r == 0) break;
    if (r < 0) return -1;
    got += (size_t)r;
  }
  return (ssize_t)got;
}

int main(void) {
  int fd[2];
  if (pipe(fd)) return 1;
  pid_t pid = fork();
  if (!pid) {
    close(fd[0]);
    char *big = malloc(100000);
    memset(big, 'z', 100000);
    int length = 100000;
    write_all(fd[1], &length, sizeof length);
    write_all(fd[1], big, 100000);
    free(big);
    exit(EXIT_SUCCESS);
  }
  close(fd[1]);
  int length = 0;
  read_all(fd[0], &length, sizeof length);
  char *big = calloc(1, (size_t)length + 1);
  ssize_t n = read_all(fd[0], big, (size_t)length + 1);
  printf("%d %zd %zu\n", length, n, strlen(big));
  free(big);
  return waitpid(pid, NULL, 0) == pid ? 0 : 1;
}
