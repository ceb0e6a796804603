// A matrix product with one child for each row; the rows arrive in any order and are put in place.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N 4

struct row {
  int index;
  int values[N];
};

int main(void) {
  int a[N][N], b[N][N], c[N][N], fd[2];
  for (int i = 0; i < N; i++) {
    for (int k = 0; k < N; k++) {
      a[i][k] = i + k;
      b[i][k] = i == k ? 2 : i - k;
    }
  }
  pipe(fd);
  for (int i = 0; i < N; i++) {
    if (fork() == 0) {
      struct row row = {i, {0}};
      for (int k = 0; k < N; k++) {
        for (int m = 0; m < N; m++) row.values[k] += a[i][m] * b[m][k];
      }
      write(fd[1], &row, sizeof(row));
      _exit(0);
    }
  }
  close(fd[1]);
  struct row row;
  int rows = 0;
  while (read(fd[0], &row, sizeof(row)) == sizeof(row)) {
    for (int k = 0; k < N; k++) c[row.index][k] = row.values[k];
    rows++;
  }
  while (wait(NULL) > 0) {
  }
  printf("%d rows\n", rows);
  for (int i = 0; i < N; i++) {
    for (int k = 0; k < N; k++) printf("%5d", c[i][k]);
    printf("\n");
  }
  return 0;
}
