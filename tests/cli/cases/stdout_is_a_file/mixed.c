#include <stdio.h>
#include <unistd.h>

int main(void) {
  printf("printed first\n");
  write(1, "written second\n", 15);
  return 0;
}
