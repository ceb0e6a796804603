// US16: connect() does not wait for accept(); the client can write and even end before it.
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int server = socket(AF_UNIX, SOCK_STREAM, 0), client = socket(AF_UNIX, SOCK_STREAM, 0);
  char buf[32];
  bind(server, (struct sockaddr*)&name, sizeof(name));
  listen(server, 1);
  printf("connect: %d\n", connect(client, (struct sockaddr*)&name, sizeof(name)));
  printf("write: %d\n", (int)write(client, "early bird", 10));
  close(client);
  int connection = accept(server, NULL, NULL);
  int n = read(connection, buf, sizeof(buf));
  printf("read: %d %.*s\n", n, n, buf);
  printf("read: %d\n", (int)read(connection, buf, sizeof(buf)));
  return 0;
}
