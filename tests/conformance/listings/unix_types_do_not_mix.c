// AF_UNIX: a datagram socket cannot be connected to as a stream, nor the other way round.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct sockaddr_un stream_name = {AF_UNIX, "stream"}, datagram_name = {AF_UNIX, "datagram"};
  socklen_t size = sizeof(stream_name);
  int stream = socket(AF_UNIX, SOCK_STREAM, 0), datagram = socket(AF_UNIX, SOCK_DGRAM, 0);
  bind(stream, (struct sockaddr*)&stream_name, size);
  listen(stream, 1);
  bind(datagram, (struct sockaddr*)&datagram_name, size);
  int client = socket(AF_UNIX, SOCK_STREAM, 0), sender = socket(AF_UNIX, SOCK_DGRAM, 0);
  report("stream to datagram", connect(client, (struct sockaddr*)&datagram_name, size));
  report("datagram to stream", connect(sender, (struct sockaddr*)&stream_name, size));
  report("sendto a stream", sendto(sender, "x", 1, 0, (struct sockaddr*)&stream_name, size));
  report("stream with an address", sendto(client, "x", 1, 0, (struct sockaddr*)&stream_name, size));
  return 0;
}
