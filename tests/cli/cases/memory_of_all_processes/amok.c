#include <string.h>
#include <unistd.h>

static char big[60000000];

int main(void) {
  for (;;) {
    fork();
    memset(big, getpid(), sizeof big);
  }
}
