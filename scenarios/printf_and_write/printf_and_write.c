#include <stdio.h>
#include <unistd.h>

static void two_lines(void) {
  printf("Beginning of line\n");  //@ printf
  write(1, "end of line\n", 12);  //@ write
}

int main(void) {
  two_lines();

  freopen("out.txt", "w", stdout);  //@ freopen
  two_lines();
  return 0;  //@ exit
}
