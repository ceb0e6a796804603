#include <arpa/inet.h>
#include <unistd.h>
static struct sockaddr_in in;

int main(void) {
  struct sockaddr *at = (void *)&in;
  socklen_t size = sizeof(in);
  char buf[16];
  ssize_t n;
  in.sin_family = AF_INET;
  inet_aton("127.0.0.1", &in.sin_addr);
  int s = socket(AF_INET, SOCK_STREAM, 0);  //@ socket
  bind(s, at, size);  //@ bind
  listen(s, 3);  //@ listen
  getsockname(s, at, &size);
  if (fork() == 0) {  //@ child = "client"
    close(s);
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, at, size);  //@ connect
    write(c, "hello\n", 6);  //@ ask
    n = read(c, buf, 16);  //@ answer
    write(1, buf, n);  //@ show
    return 0;
  }
  int c = accept(s, NULL, NULL);  //@ accept
  while ((n = read(c, buf, 16)) > 0)  //@ read
    write(c, buf, n);  //@ echo
  return 0;
}
