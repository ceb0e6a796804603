// TC36: AI_PASSIVE without a host gives 0.0.0.0 first, then ::; the type STREAM means TCP.
#include <netdb.h>
#include <stdio.h>
#include <string.h>

static void show(int family, int type, int flags) {
  struct addrinfo hints, *results;
  memset(&hints, 0, sizeof(hints));
  hints.ai_family = family;
  hints.ai_socktype = type;
  hints.ai_flags = flags;
  int error = getaddrinfo(NULL, "8080", &hints, &results);
  printf("family %d, type %d, flags %d: %d\n", family, type, flags, error);
  for (struct addrinfo* each = results; each != NULL; each = each->ai_next) {
    char host[64], service[16];
    getnameinfo(each->ai_addr, each->ai_addrlen, host, 64, service, 16,
                NI_NUMERICHOST | NI_NUMERICSERV);
    printf("  %d %d %d %d: %s %s\n", each->ai_family, each->ai_socktype, each->ai_protocol,
           (int)each->ai_addrlen, host, service);
  }
  freeaddrinfo(results);
}

int main(void) {
  show(AF_UNSPEC, SOCK_STREAM, AI_PASSIVE);
  show(AF_UNSPEC, SOCK_STREAM, 0);
  show(AF_INET, SOCK_STREAM, AI_PASSIVE);
  show(AF_INET6, SOCK_DGRAM, AI_PASSIVE);
  show(AF_UNSPEC, 0, AI_PASSIVE);
  show(AF_INET, 0, 0);
  return 0;
}
