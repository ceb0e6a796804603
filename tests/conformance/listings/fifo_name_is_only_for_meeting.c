// Once both sides have opened it, a FIFO works on without its name.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  char buf[8] = "";
  mkfifo("fifo", 0600);
  link("fifo", "second");
  int r = open("fifo", O_RDONLY | O_NONBLOCK);
  int w = open("second", O_WRONLY);
  unlink("fifo");
  unlink("second");
  printf("%d\n", (int)write(w, "hi", 2));
  printf("%d ", (int)read(r, buf, 7));
  printf("%s\n", buf);
  mkfifo("fifo", 0600);
  int other = open("fifo", O_WRONLY | O_NONBLOCK);
  printf("%d %s\n", other, strerror(errno));
  return 0;
}
