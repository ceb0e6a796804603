// goto to a common clean-up place.
#include <stdio.h>

int work(int fail_at) {
  int done = 0;
  if (fail_at == 1) goto out;
  done++;
  if (fail_at == 2) goto out;
  done++;
out:
  return done;
}

int main(void) {
  printf("%d %d %d\n", work(1), work(2), work(3));
  return 0;
}
