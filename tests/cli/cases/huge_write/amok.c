#include <stdlib.h>
#include <unistd.h>

int main(void) {
  char *zeros = calloc(4000000000, 1);
  return (int)write(1, zeros, 4000000000);
}
