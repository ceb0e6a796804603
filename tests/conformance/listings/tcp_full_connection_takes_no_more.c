// TC39: a non-blocking writer gets EAGAIN in the end; after the peer has read all, it goes on, and
// nothing is lost.
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

int main(void) {
  static char data[100000];
  int fd[2], n;
  long sent = 0, got = 0;
  connect_pair(fd);
  fcntl(fd[0], F_SETFL, O_NONBLOCK);
  while ((n = write(fd[0], data, sizeof(data))) > 0) sent += n;
  printf("full: %s\n", strerror(errno));
  struct pollfd entry = {fd[0], POLLOUT, 0};
  printf("room: %d\n", poll(&entry, 1, 0));
  while (got < sent && (n = read(fd[1], data, sizeof(data))) > 0) got += n;
  printf("more than 50000: %d, lost: %ld\n", sent > 50000, sent - got);
  printf("room: %d\n", poll(&entry, 1, 1000));
  return 0;
}
