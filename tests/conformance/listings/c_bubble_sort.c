// An ordinary sorting exercise.
#include <stdio.h>

#define COUNT 8

void sort(int *values, int n) {
  for (int i = 0; i < n - 1; i++) {
    for (int j = 0; j < n - 1 - i; j++) {
      if (values[j] > values[j + 1]) {
        int t = values[j];
        values[j] = values[j + 1];
        values[j + 1] = t;
      }
    }
  }
}

int main(void) {
  int values[COUNT] = {42, -7, 0, 13, 99, 13, -100, 5};
  sort(values, COUNT);
  for (int i = 0; i < COUNT; i++) printf("%d%s", values[i], i + 1 < COUNT ? ", " : "\n");
  return 0;
}
