#include <limits.h>
#include <signal.h>

int main(void) {
  kill(INT_MIN, 0);
  return 0;
}
