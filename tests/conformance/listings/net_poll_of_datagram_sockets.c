// poll(): a datagram makes readable; a refused one is an error.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int udp_socket(struct sockaddr_in* address) {
  socklen_t size = sizeof(*address);
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  memset(address, 0, size);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(fd, (struct sockaddr*)address, size);
  getsockname(fd, (struct sockaddr*)address, &size);
  return fd;
}

static void ask(const char* what, int fd) {
  struct pollfd entry = {fd, POLLIN | POLLOUT, 0};
  poll(&entry, 1, 0);
  printf("%s:%s%s%s%s\n", what, entry.revents & POLLIN ? " IN" : "",
         entry.revents & POLLOUT ? " OUT" : "", entry.revents & POLLHUP ? " HUP" : "",
         entry.revents & POLLERR ? " ERR" : "");
}

int main(void) {
  struct sockaddr_in here, there;
  int receiver = udp_socket(&here), sender = udp_socket(&there), fd[2];
  connect(sender, (struct sockaddr*)&here, sizeof(here));
  write(sender, "x", 1);
  ask("a datagram", receiver);
  close(receiver);
  write(sender, "x", 1);
  ask("refused", sender);
  socketpair(AF_UNIX, SOCK_DGRAM, 0, fd);
  write(fd[0], "x", 1);
  ask("unix datagram", fd[1]);
  close(fd[0]);
  ask("its peer has closed", fd[1]);
  return 0;
}
