// SO_SNDBUF and SO_RCVBUF: the kernel doubles what is asked for, and has a smallest size.
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void try(int name, int value) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0), after;
  socklen_t size = sizeof(int);
  int result = setsockopt(fd, SOL_SOCKET, name, &value, size);
  getsockopt(fd, SOL_SOCKET, name, &after, &size);
  printf("%s %d: %d, becomes %d\n", name == SO_SNDBUF ? "send" : "receive", value, result, after);
  close(fd);
}

int main(void) {
  int values[] = {0, 1, 1000, 2303, 2305, 10000, 65536, 100000};
  for (int i = 0; i < 8; i++) {
    try(SO_SNDBUF, values[i]);
    try(SO_RCVBUF, values[i]);
  }
  return 0;
}
