// poll(): a FIFO that never had a writer is silent; one whose writer has left hangs up.
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void ask(const char* what, int fd) {
  struct pollfd entry = {fd, POLLIN, 0};
  int n = poll(&entry, 1, 0);
  printf("%s %d:%s%s\n", what, n, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLHUP ? " HUP" : "");
}

int main(void) {
  char c;
  mkfifo("fifo", 0600);
  int r = open("fifo", O_RDONLY | O_NONBLOCK);
  ask("never a writer", r);
  printf("read %d\n", (int)read(r, &c, 1));
  int w = open("fifo", O_WRONLY);
  ask("writer", r);
  close(w);
  ask("writer left", r);
  w = open("fifo", O_WRONLY);
  ask("next writer", r);
  write(w, "x", 1);
  ask("byte", r);
  return 0;
}
