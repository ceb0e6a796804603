// poll(): files, directories and /dev/null are ready at any time, even at their end.
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void ask(const char* what, int fd) {
  struct pollfd entry = {fd, POLLIN | POLLOUT, 0};
  int n = poll(&entry, 1, 1000);
  printf("%s %d:%s%s\n", what, n, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLOUT ? " OUT" : "");
}

int main(void) {
  mkdir("d", 0755);
  ask("empty file", open("f", O_CREAT | O_RDWR, 0644));
  ask("read only", open("f", O_RDONLY));
  ask("directory", open("d", O_RDONLY));
  ask("null", open("/dev/null", O_WRONLY));
  return 0;
}
