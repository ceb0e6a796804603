#include <netdb.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  struct addrinfo tcp = {0}, *to;
  struct sockaddr_in at;
  socklen_t size = sizeof(at);
  char port[8], buf[4];
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);  //@ listen
  getsockname(s, (void *)&at, &size);
  sprintf(port, "%d", ntohs(at.sin_port));

  if (fork() == 0) {  //@ child = "client"
    tcp.ai_family = AF_INET;
    tcp.ai_socktype = SOCK_STREAM;
    if (getaddrinfo("localhost", port, &tcp,
        &to) != 0) return 1;
    int c = socket(to->ai_family,  //@ socket
          to->ai_socktype, to->ai_protocol);
    connect(c, to->ai_addr, to->ai_addrlen);  //@ connect
    freeaddrinfo(to);
    write(c, "ping", 4);  //@ ask
    return read(c, buf, 4) != 4;  //@ answer
  }
  int c = accept(s, NULL, NULL);  //@ accept
  ssize_t n = read(c, buf, 4);  //@ serve
  return write(c, buf, n) != 4;  //@ reply
}
