// US17: the listener closes while a connection waits: one ECONNRESET, then 0; writes get EPIPE.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int server = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
  char buf[8];
  signal(SIGPIPE, SIG_IGN);
  bind(server, (struct sockaddr*)&name, sizeof(name));
  listen(server, 1);
  report("connect", connect(client, (struct sockaddr*)&name, sizeof(name)));
  close(server);
  report("write", write(client, "x", 1));
  report("read", read(client, buf, 8));
  report("read", read(client, buf, 8));
  report("write", write(client, "x", 1));
  return 0;
}
