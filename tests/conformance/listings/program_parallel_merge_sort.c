// Merge sort with processes: each half is sorted by a child and comes back through a pipe.
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_fully(int fd, void* to, int size) {
  char* at = to;
  while (size > 0) {
    int n = read(fd, at, size);
    if (n <= 0) exit(1);
    at += n;
    size -= n;
  }
}

static void sort(int* values, int count, int depth);

static int sort_in_child(int* values, int count, int depth) {
  int fd[2];
  pipe(fd);
  if (fork() == 0) {
    close(fd[0]);
    sort(values, count, depth);
    write(fd[1], values, count * sizeof(int));
    _exit(0);
  }
  close(fd[1]);
  return fd[0];
}

static void sort(int* values, int count, int depth) {
  if (count < 2) return;
  int left = count / 2, right = count - left, copy[64];
  if (depth > 0) {
    int a = sort_in_child(values, left, depth - 1);
    int b = sort_in_child(values + left, right, depth - 1);
    read_fully(a, values, left * sizeof(int));
    read_fully(b, values + left, right * sizeof(int));
    close(a);
    close(b);
    while (wait(NULL) > 0) {
    }
  } else {
    sort(values, left, 0);
    sort(values + left, right, 0);
  }
  for (int i = 0, k = left, at = 0; at < count; at++) {
    if (k >= count || (i < left && values[i] <= values[k]))
      copy[at] = values[i++];
    else
      copy[at] = values[k++];
  }
  for (int i = 0; i < count; i++) values[i] = copy[i];
}

int main(void) {
  int values[40];
  unsigned seed = 42;
  for (int i = 0; i < 40; i++) {
    seed = seed * 1103515245 + 12345;
    values[i] = seed / 65536 % 100;
  }
  sort(values, 40, 2);
  for (int i = 0; i < 40; i++) printf("%d%c", values[i], i % 10 == 9 ? '\n' : ' ');
  return 0;
}
