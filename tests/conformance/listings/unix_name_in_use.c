// US11: bind() creates a name, which outlives its socket and is in the way until it is unlinked.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "server"};
  struct stat about;
  int first = socket(AF_UNIX, SOCK_STREAM, 0), second = socket(AF_UNIX, SOCK_STREAM, 0);
  report("bind", bind(first, (struct sockaddr*)&name, sizeof(name)));
  report("stat", stat("server", &about));
  printf("a socket: %d\n", S_ISSOCK(about.st_mode));
  report("second bind", bind(second, (struct sockaddr*)&name, sizeof(name)));
  close(first);
  report("after close", bind(second, (struct sockaddr*)&name, sizeof(name)));
  report("unlink", unlink("server"));
  report("after unlink", bind(second, (struct sockaddr*)&name, sizeof(name)));
  return 0;
}
