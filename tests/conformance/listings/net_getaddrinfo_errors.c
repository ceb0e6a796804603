// TC37: the errors of getaddrinfo() and their texts.
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void try(const char* host, const char* service, int family, int type, int flags) {
  struct addrinfo hints, *results;
  memset(&hints, 0, sizeof(hints));
  hints.ai_family = family;
  hints.ai_socktype = type;
  hints.ai_flags = flags;
  int error = getaddrinfo(host, service, &hints, &results);
  printf("%s, %s: %d %s\n", host ? host : "no host", service ? service : "no service", error,
         error ? gai_strerror(error) : "");
  if (error == 0) freeaddrinfo(results);
}

int main(void) {
  try(NULL, NULL, AF_UNSPEC, SOCK_STREAM, 0);
  try("127.0.0.1", "no-such-service", AF_UNSPEC, SOCK_STREAM, 0);
  try("127.0.0.1", "http", AF_UNSPEC, SOCK_DGRAM, 0);
  try("127.0.0.1", "http", AF_UNSPEC, SOCK_STREAM, AI_NUMERICSERV);
  try("localhost", "80", AF_INET, SOCK_STREAM, AI_NUMERICHOST);
  try("1.2.3.400", "80", AF_INET, SOCK_STREAM, AI_NUMERICHOST);
  try("::1", "80", AF_INET, SOCK_STREAM, 0);
  try("127.0.0.1", "80", AF_INET6, SOCK_STREAM, 0);
  try(NULL, "80", 77, SOCK_STREAM, 0);
  try(NULL, "80", AF_UNIX, SOCK_STREAM, 0);
  try(NULL, "80", AF_INET, 77, 0);
  try(NULL, "80", AF_INET, SOCK_STREAM, AI_CANONNAME);
  try(NULL, "80", AF_INET, SOCK_STREAM, 0x100000);
  try("127.0.0.1", "", AF_INET, SOCK_STREAM, 0);
  try("127.0.0.1", "-1", AF_INET, SOCK_STREAM, 0);
  return 0;
}
