// US13: listen() on an unbound unix socket fails with EINVAL.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  int result = listen(fd, 3);
  printf("unbound: %d %s\n", result, strerror(errno));
  bind(fd, (struct sockaddr*)&name, sizeof(name));
  printf("bound: %d\n", listen(fd, 3));
  printf("again: %d\n", listen(fd, 5));
  return 0;
}
