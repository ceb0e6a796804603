// One and two dimensions, initialisers, and sizes.
#include <stdio.h>

int grid[3][4] = {{1, 2}, {3, 4, 5, 6}};

int total(int row[], int n) {
  int sum = 0;
  for (int i = 0; i < n; i++) sum += row[i];
  return sum;
}

int main(void) {
  int a[] = {3, 1, 2};
  int zero[4] = {0};
  char word[] = "pipe";
  char *words[] = {"read", "write", "close"};
  for (int i = 0; i < 3; i++) printf("%d ", total(grid[i], 4));
  printf("%d %d\n", zero[3], a[1]);
  printf("%zu %zu %zu %zu\n", sizeof(a), sizeof(grid), sizeof(grid[0]), sizeof(word));
  for (unsigned i = 0; i < sizeof(words) / sizeof(words[0]); i++) printf("%s%c", words[i], i < 2 ? ' ' : '\n');
  word[0] = 'P';
  printf("%s %c\n", word, *words[1]);
  return 0;
}
