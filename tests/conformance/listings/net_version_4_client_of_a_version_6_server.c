// A listener on :: takes IPv4 clients too, under mapped addresses, unless IPV6_V6ONLY is set.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

static void try_with(int version_6_only) {
  struct sockaddr_in6 six = {.sin6_family = AF_INET6}, peer;
  struct sockaddr_in four = {.sin_family = AF_INET};
  socklen_t size = sizeof(six);
  char text[INET6_ADDRSTRLEN];
  int listener = socket(AF_INET6, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &version_6_only, sizeof(version_6_only));
  bind(listener, (struct sockaddr*)&six, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&six, &size);
  four.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  four.sin_port = six.sin6_port;
  int result = connect(client, (struct sockaddr*)&four, sizeof(four));
  printf("only version 6: %d, connect %d\n", version_6_only, result);
  if (result < 0) return;
  accept(listener, (struct sockaddr*)&peer, &size);
  inet_ntop(AF_INET6, &peer.sin6_addr, text, sizeof(text));
  printf("from %s\n", text);
}

int main(void) {
  try_with(0);
  try_with(1);
  return 0;
}
