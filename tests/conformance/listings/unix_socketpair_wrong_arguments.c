// US02: only AF_UNIX has pairs; a wrong type, protocol or family has its own error each.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static void try(const char* what, int family, int type, int protocol) {
  int fd[2] = {-7, -7};
  int result = socketpair(family, type, protocol, fd);
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
  if (result == 0) {
    close(fd[0]);
    close(fd[1]);
  }
}

int main(void) {
  try("internet stream", AF_INET, SOCK_STREAM, 0);
  try("internet datagram", AF_INET, SOCK_DGRAM, 0);
  try("bad type", AF_UNIX, 77, 0);
  try("bad protocol", AF_UNIX, SOCK_STREAM, 77);
  try("bad family", 77, SOCK_STREAM, 0);
  try("unspecified family", AF_UNSPEC, SOCK_STREAM, 0);
  try("unknown flag", AF_UNIX, SOCK_STREAM | 0x10000000, 0);
  try("stream", AF_UNIX, SOCK_STREAM, 0);
  try("stream with its protocol", AF_UNIX, SOCK_STREAM, PF_UNIX);
  try("datagram", AF_UNIX, SOCK_DGRAM, 0);
  return 0;
}
