// US15: accept() frees a place; listen() again changes the number of places.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static struct sockaddr_un name = {AF_UNIX, "name"};

static void try_to_connect(void) {
  int client = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0);
  int result = connect(client, (struct sockaddr*)&name, sizeof(name));
  printf("connect: %d %s\n", result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int server = socket(AF_UNIX, SOCK_STREAM, 0);
  bind(server, (struct sockaddr*)&name, sizeof(name));
  listen(server, 0);
  try_to_connect();
  try_to_connect();
  printf("accepted: %d\n", accept(server, NULL, NULL) > 0);
  try_to_connect();
  try_to_connect();
  listen(server, 1);
  try_to_connect();
  try_to_connect();
  return 0;
}
