// Two-dimensional parameters, tables of structures, sizeof in loops.
#include <stdio.h>

#define N 3

static const struct { const char *name; int number; } calls[] = {
    {"read", 0}, {"write", 1}, {"close", 3}, {"pipe", 22}, {"dup2", 33}, {"fork", 57},
};

void multiply(int a[N][N], int b[N][N], int out[][N]) {
  for (int i = 0; i < N; i++)
    for (int j = 0; j < N; j++) {
      out[i][j] = 0;
      for (int k = 0; k < N; k++) out[i][j] += a[i][k] * b[k][j];
    }
}

int main(void) {
  int a[N][N] = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, b[N][N] = {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}}, c[N][N];
  multiply(a, b, c);
  for (int i = 0; i < N; i++, printf("\n"))
    for (int j = 0; j < N; j++) printf("%3d", c[i][j]);
  for (size_t i = 0; i < sizeof calls / sizeof *calls; ++i)
    printf("%-6s|%3d|\n", calls[i].name, calls[i].number);
  return 0;
}
