// getnameinfo(): numbers or names; buffers that are too small; families that it does not know.
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

static void show(const char* text, int port, int flags, int host_size, int service_size) {
  struct sockaddr_in address;
  char host[64] = "-", service[32] = "-";
  memset(&address, 0, sizeof(address));
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  inet_pton(AF_INET, text, &address.sin_addr);
  int error = getnameinfo((struct sockaddr*)&address, sizeof(address), host, host_size, service,
                          service_size, flags);
  printf("%d: %s %s\n", error, error ? "" : host, error ? "" : service);
}

int main(void) {
  show("127.0.0.1", 80, NI_NUMERICHOST | NI_NUMERICSERV, 64, 32);
  show("10.20.30.40", 443, NI_NUMERICHOST, 64, 32);
  show("127.0.0.1", 80, NI_NUMERICSERV, 64, 32);
  show("127.0.0.1", 53, NI_DGRAM, 64, 32);
  show("127.0.0.1", 12345, NI_NUMERICHOST, 64, 32);
  show("127.0.0.1", 80, NI_NUMERICHOST, 5, 32);
  show("127.0.0.1", 80, NI_NUMERICHOST, 64, 3);
  show("127.0.0.1", 80, NI_NUMERICHOST, 0, 32);
  show("127.0.0.1", 80, NI_NUMERICHOST | NI_NAMEREQD, 64, 32);
  show("127.0.0.1", 80, 0x1000, 64, 32);
  struct sockaddr_in address = {.sin_family = 77};
  char host[64];
  printf("%d\n", getnameinfo((struct sockaddr*)&address, sizeof(address), host, 64, NULL, 0, 0));
  printf("%d\n", getnameinfo((struct sockaddr*)&address, 1, host, 64, NULL, 0, 0));
  return 0;
}
