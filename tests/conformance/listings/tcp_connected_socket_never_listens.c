// A TCP socket that has ever been connected cannot listen, however its connection has ended.
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in at = {0};
  socklen_t size = sizeof at;
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  bind(s, (void *)&at, size);
  listen(s, 3);
  getsockname(s, (void *)&at, &size);
  for (int way = 0; way < 3; way++) {
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, (void *)&at, sizeof at);
    int a = accept(s, NULL, NULL);
    struct linger at_once = {1, 0};
    if (way == 1) shutdown(c, SHUT_WR);
    if (way == 2) setsockopt(a, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(a);
    if (way == 0) shutdown(c, SHUT_RDWR);
    int r = listen(c, 3);
    printf("%d %s\n", r, r < 0 ? strerror(errno) : "");
    struct sockaddr_in own;
    socklen_t n = sizeof own;
    r = getsockname(c, (void *)&own, &n);
    printf("%d port %d\n", r, own.sin_port != 0);
    r = connect(c, (void *)&at, sizeof at);
    printf("%d %s\n", r, r < 0 ? strerror(errno) : "");
    close(c);
  }
  return 0;
}
