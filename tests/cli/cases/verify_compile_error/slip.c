#include <unistd.h>

int main(void) {
  write("and end of line \n", 16);
  retrun 0;
}
