// TC38: socket(): a bad family, a bad type and a protocol that does not fit.
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

static void try(const char* what, int family, int type, int protocol) {
  int fd = socket(family, type, protocol);
  printf("%s: %s\n", what, fd < 0 ? strerror(errno) : "a socket");
}

int main(void) {
  try("bad family", 77, SOCK_STREAM, 0);
  try("negative family", -1, SOCK_STREAM, 0);
  try("no family", AF_UNSPEC, SOCK_STREAM, 0);
  try("bad type", AF_INET, 77, 0);
  try("no type", AF_INET, 0, 0);
  try("TCP with datagrams", AF_INET, SOCK_DGRAM, IPPROTO_TCP);
  try("UDP with a stream", AF_INET, SOCK_STREAM, IPPROTO_UDP);
  try("unknown protocol", AF_INET, SOCK_STREAM, 99);
  try("unknown flag", AF_INET, SOCK_STREAM | 0x100000, 0);
  try("sequenced packets", AF_INET, SOCK_SEQPACKET, 0);
  try("TCP", AF_INET, SOCK_STREAM, IPPROTO_TCP);
  try("UDP", AF_INET, SOCK_DGRAM, IPPROTO_UDP);
  try("TCP over version 6", AF_INET6, SOCK_STREAM, 0);
  try("UDP over version 6", AF_INET6, SOCK_DGRAM, 0);
  try("unix protocol", AF_UNIX, SOCK_STREAM, 5);
  try("unix type", AF_UNIX, SOCK_RDM, 0);
  return 0;
}
