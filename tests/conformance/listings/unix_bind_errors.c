// US11: bind() of a unix socket: what is wrong with the name or the socket.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void try_to_bind(int fd, const char* path) {
  struct sockaddr_un name = {.sun_family = AF_UNIX};
  strcpy(name.sun_path, path);
  int result = bind(fd, (struct sockaddr*)&name, sizeof(name));
  printf("%s: %d %s\n", path, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  struct sockaddr_un name = {AF_UNIX, "x"};
  mkdir("folder", 0755);
  try_to_bind(fd, "folder");
  try_to_bind(fd, "missing/name");
  try_to_bind(fd, "folder/name");
  try_to_bind(fd, "folder/other");
  printf("too short: %d", bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr*)&name, 1));
  printf(" %s\n", strerror(errno));
  name.sun_family = AF_INET;
  printf("other family: %d",
         bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr*)&name, sizeof(name)));
  printf(" %s\n", strerror(errno));
  return 0;
}
