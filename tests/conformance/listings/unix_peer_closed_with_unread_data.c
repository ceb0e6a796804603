// US04: a peer that closes with unread bytes resets: our bytes first, then one ECONNRESET, then 0.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char buf[32];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);
  write(fd[0], "never read", 10);
  write(fd[1], "answer", 6);
  close(fd[1]);
  for (int i = 0; i < 4; i++) {
    int n = read(fd[0], buf, sizeof(buf));
    printf("read: %d %s\n", n, n < 0 ? strerror(errno) : "");
  }
  return 0;
}
