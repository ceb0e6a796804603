// TC10: a port below 1024 is refused with EACCES to everybody but root.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in address = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(1023);
  int result = bind(fd, (struct sockaddr*)&address, sizeof(address));
  int refused = result == -1 && errno == EACCES;
  printf("as it should be: %d\n", refused == (geteuid() != 0));
  return 0;
}
