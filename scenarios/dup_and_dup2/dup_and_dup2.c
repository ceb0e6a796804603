#include <fcntl.h>
#include <unistd.h>

int main(void) {
  char c;
  int fd = open("abc", O_RDONLY);  //@ open
  if (fd == -1) return 1;

  int copy = dup(fd);  //@ dup
  dup2(fd, 162);  //@ dup2
  read(fd, &c, 1);  //@ one
  write(1, &c, 1);
  read(copy, &c, 1);  //@ two
  write(1, &c, 1);
  read(162, &c, 1);  //@ three
  write(1, &c, 1);

  close(fd);  //@ close
  close(copy);
  dup2(162, 3);  //@ back
  close(162);  //@ last
  write(1, "\n", 1);
  return 0;
}
