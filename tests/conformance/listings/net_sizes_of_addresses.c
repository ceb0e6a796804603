// The structs of the addresses have Linux's sizes, and their parts Linux's places.
#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>

int main(void) {
  printf("%zu %zu %zu\n", sizeof(struct sockaddr), sizeof(struct sockaddr_in),
         sizeof(struct sockaddr_in6));
  printf("%zu %zu\n", sizeof(struct sockaddr_un), sizeof(struct sockaddr_storage));
  printf("%zu %zu\n", sizeof(struct addrinfo), sizeof(socklen_t));
  printf("%zu %zu\n", offsetof(struct sockaddr_in, sin_port),
         offsetof(struct sockaddr_in, sin_addr));
  printf("%zu %zu\n", offsetof(struct sockaddr_in6, sin6_port),
         offsetof(struct sockaddr_in6, sin6_addr));
  printf("%zu\n", offsetof(struct sockaddr_un, sun_path));
  printf("%d %d %d %d\n", AF_UNIX, AF_INET, AF_INET6, AF_UNSPEC);
  printf("%d %d %d\n", SOCK_STREAM, SOCK_DGRAM, SOMAXCONN);
  printf("%d %d\n", INET_ADDRSTRLEN, INET6_ADDRSTRLEN);
  return 0;
}
