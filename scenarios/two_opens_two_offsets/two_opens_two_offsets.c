#include <fcntl.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int in = open("log", O_RDONLY);  //@ in
  int out = open("log", O_WRONLY);  //@ out
  if (in == -1 || out == -1) return 1;

  read(in, buf, 4);  //@ read
  write(1, buf, 4);
  write(out, "WXYZ", 4);  //@ write
  read(in, buf, 4);  //@ next
  write(1, buf, 4);
  write(out, "12345678", 8);  //@ grow
  read(in, buf, 4);  //@ seen
  write(1, buf, 4);
  write(1, "\n", 1);
  return 0;
}
