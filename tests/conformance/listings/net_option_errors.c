// setsockopt() and getsockopt(): unknown options and levels, values that are too short.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), value = 1;
  socklen_t size = sizeof(value);
  report("unknown option", setsockopt(fd, SOL_SOCKET, 9999, &value, size));
  report("unknown level", setsockopt(fd, 9999, SO_REUSEADDR, &value, size));
  report("too short", setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, 2));
  report("read only", setsockopt(fd, SOL_SOCKET, SO_TYPE, &value, size));
  report("error cannot be set", setsockopt(fd, SOL_SOCKET, SO_ERROR, &value, size));
  report("ask unknown option", getsockopt(fd, SOL_SOCKET, 9999, &value, &size));
  report("ask unknown level", getsockopt(fd, 9999, SO_TYPE, &value, &size));
  value = -1;
  size = 2;
  report("ask with little room", getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &size));
  printf("%x, size %d\n", value, (int)size);
  size = -1;
  report("ask with negative room", getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &size));
  char wide[8] = {0};
  size = sizeof(wide);
  report("ask with much room", getsockopt(fd, SOL_SOCKET, SO_TYPE, wide, &size));
  printf("size %d\n", (int)size);
  return 0;
}
