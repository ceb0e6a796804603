// AF_UNIX on Linux: a bind() of the family alone chooses an abstract name, which is in no folder.
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_un name = {.sun_family = AF_UNIX}, other = {.sun_family = AF_UNIX};
  socklen_t size = sizeof(name);
  char c;
  int server = socket(AF_UNIX, SOCK_DGRAM, 0), client = socket(AF_UNIX, SOCK_DGRAM, 0);
  printf("bind: %d\n", bind(server, (struct sockaddr*)&name, sizeof(sa_family_t)));
  getsockname(server, (struct sockaddr*)&name, &size);
  printf("size %d, first byte %d\n", (int)size, name.sun_path[0]);
  printf("connect: %d\n", connect(client, (struct sockaddr*)&name, size));
  printf("write: %d\n", (int)write(client, "x", 1));
  printf("read: %d\n", (int)read(server, &c, 1));
  memcpy(other.sun_path, "\0chosen", 7);
  client = socket(AF_UNIX, SOCK_DGRAM, 0);
  printf("bind: %d\n", bind(client, (struct sockaddr*)&other, sizeof(sa_family_t) + 7));
  printf("file: %d\n", access("chosen", F_OK));
  return 0;
}
