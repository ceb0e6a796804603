#include <fcntl.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  ssize_t n;
  int fd = open("poem.txt", O_RDONLY);  //@ open
  if (fd == -1) return 1;

  n = read(fd, buf, 5);  //@ first
  write(1, buf, n);
  n = read(fd, buf, 5);  //@ second
  write(1, buf, n);
  n = read(fd, buf, 5);  //@ short
  write(1, buf, n);
  n = read(fd, buf, 5);  //@ end

  lseek(fd, 2, SEEK_SET);  //@ seek
  n = read(fd, buf, 3);  //@ again
  write(1, buf, n);
  write(1, "\n", 1);
  close(fd);  //@ close
  return 0;
}
