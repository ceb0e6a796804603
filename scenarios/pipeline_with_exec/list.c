#include <unistd.h>

int main(void) {
  write(1, "foo\nbar\nfood\n", 13);  //@ list
  return 0;
}
