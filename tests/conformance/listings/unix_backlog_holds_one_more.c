// US15: listen(n) lets n + 1 connections wait; the next non-blocking connect gets EAGAIN.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int accepted_before_full(int backlog) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int server = socket(AF_UNIX, SOCK_STREAM, 0), count = 0;
  bind(server, (struct sockaddr*)&name, sizeof(name));
  listen(server, backlog);
  while (1) {
    int client = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (connect(client, (struct sockaddr*)&name, sizeof(name)) < 0) break;
    count++;
  }
  printf("then: %s\n", strerror(errno));
  close(server);
  unlink("name");
  return count;
}

int main(void) {
  int sizes[] = {0, 1, 3, 8};
  for (int i = 0; i < 4; i++) printf("listen(%d): %d\n", sizes[i], accepted_before_full(sizes[i]));
  return 0;
}
