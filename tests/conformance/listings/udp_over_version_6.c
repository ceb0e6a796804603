// UDP over IPv6: the same with ::1.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

int main(void) {
  struct sockaddr_in6 here = {.sin6_family = AF_INET6}, from;
  socklen_t size = sizeof(here);
  char buf[16], text[INET6_ADDRSTRLEN];
  int receiver = socket(AF_INET6, SOCK_DGRAM, 0), sender = socket(AF_INET6, SOCK_DGRAM, 0);
  here.sin6_addr = in6addr_loopback;
  printf("bind: %d\n", bind(receiver, (struct sockaddr*)&here, size));
  getsockname(receiver, (struct sockaddr*)&here, &size);
  printf("sendto: %d\n", (int)sendto(sender, "six", 3, 0, (struct sockaddr*)&here, size));
  int n = recvfrom(receiver, buf, sizeof(buf), 0, (struct sockaddr*)&from, &size);
  inet_ntop(AF_INET6, &from.sin6_addr, text, sizeof(text));
  printf("%.*s from %s, size %d\n", n, buf, text, (int)size);
  return 0;
}
