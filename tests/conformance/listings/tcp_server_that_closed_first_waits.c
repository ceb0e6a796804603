// TC12: the port of a server that closed first is in TIME_WAIT: SO_REUSEADDR helps only if the
// old socket had it too.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int server(struct sockaddr_in* address, int reuse) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse));
  if (bind(fd, (struct sockaddr*)address, sizeof(*address)) < 0) return -1;
  return fd;
}

static void start_again(int old_reuses, int new_reuses) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  char c;
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int listener = server(&address, old_reuses), client = socket(AF_INET, SOCK_STREAM, 0);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  connect(client, (struct sockaddr*)&address, size);
  close(accept(listener, NULL, NULL));
  close(listener);
  read(client, &c, 1);
  close(client);
  int again = server(&address, new_reuses);
  printf("old %d, new %d: %s\n", old_reuses, new_reuses, again < 0 ? strerror(errno) : "bound");
}

int main(void) {
  start_again(0, 0);
  start_again(0, 1);
  start_again(1, 0);
  start_again(1, 1);
  return 0;
}
