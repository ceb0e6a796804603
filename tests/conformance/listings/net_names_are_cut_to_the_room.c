// getsockname() writes no more than there is room for, and says how long the name is.
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_in address;
  int fd = socket(AF_INET, SOCK_STREAM, 0), sizes[] = {0, 4, 16, 100};
  listen(fd, 1);
  for (int i = 0; i < 4; i++) {
    socklen_t size = sizes[i];
    memset(&address, 0xee, sizeof(address));
    int result = getsockname(fd, (struct sockaddr*)&address, &size);
    printf("room %d: %d, size %d, family %x, address %x\n", sizes[i], result, (int)size,
           address.sin_family, address.sin_addr.s_addr);
  }
  socklen_t negative = -1;
  report("negative", getsockname(fd, (struct sockaddr*)&address, &negative));
  return 0;
}
