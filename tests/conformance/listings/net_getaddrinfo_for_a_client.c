// getaddrinfo() of hosts given as numbers, or "localhost" for IPv4, and of services.
#include <netdb.h>
#include <stdio.h>
#include <string.h>

static void show(const char* host, const char* service, int family, int flags) {
  struct addrinfo hints, *results;
  memset(&hints, 0, sizeof(hints));
  hints.ai_family = family;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags;
  int error = getaddrinfo(host, service, &hints, &results);
  printf("%s %s: %d %s\n", host, service ? service : "", error, error ? gai_strerror(error) : "");
  if (error != 0) return;
  char text[64], port[16];
  getnameinfo(results->ai_addr, results->ai_addrlen, text, 64, port, 16,
              NI_NUMERICHOST | NI_NUMERICSERV);
  printf("  %d %d %d: %s %s, %s\n", results->ai_family, results->ai_socktype, results->ai_protocol,
         text, port, results->ai_canonname ? results->ai_canonname : "no name");
  freeaddrinfo(results);
}

int main(void) {
  show("127.0.0.1", "80", AF_UNSPEC, 0);
  show("127.0.0.1", "http", AF_INET, AI_NUMERICHOST);
  show("::1", "https", AF_UNSPEC, 0);
  show("localhost", "8080", AF_INET, 0);
  show("localhost", "ssh", AF_INET, AI_CANONNAME);
  show("10.1.2.3", NULL, AF_UNSPEC, AI_CANONNAME);
  show("127.1", "0", AF_UNSPEC, 0);
  show("::ffff:10.0.0.1", "25", AF_INET, 0);
  show("127.0.0.1", "80", AF_INET6, AI_V4MAPPED);
  return 0;
}
