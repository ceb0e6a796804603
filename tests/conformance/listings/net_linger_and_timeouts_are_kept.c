// SO_LINGER, SO_RCVTIMEO, SO_KEEPALIVE and SO_BROADCAST are kept with the socket.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>

int main(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), yes = 1, value;
  struct linger linger = {1, 5};
  struct timeval limit = {2, 500000};
  socklen_t size = sizeof(linger);
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, size);
  memset(&linger, 0, sizeof(linger));
  getsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, &size);
  printf("linger %d %d, size %d\n", linger.l_onoff, linger.l_linger, (int)size);
  size = sizeof(limit);
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, size);
  memset(&limit, 0, sizeof(limit));
  getsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, &size);
  printf("limit %ld %ld, size %d\n", limit.tv_sec, limit.tv_usec, (int)size);
  size = sizeof(value);
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &yes, size);
  getsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, &size);
  printf("keep alive %d\n", value);
  return 0;
}
