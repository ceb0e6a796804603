// Inner names hide outer ones; static locals keep their value.
#include <stdio.h>

int x = 1;
static int hidden = 7;

int next(void) {
  static int count;
  return ++count;
}

int main(void) {
  printf("%d ", x);
  int x = 2;
  {
    int x = 3;
    printf("%d ", x);
  }
  for (int x = 4; x < 5; x++) printf("%d ", x);
  printf("%d %d\n", x, hidden);
  next();
  next();
  printf("%d\n", next());
  return 0;
}
