#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  struct addrinfo *to;
  char buf[8];
  ssize_t n;
  if (getaddrinfo("server", "8080", NULL, &to)) {
    printf("no such host\n");
    return 1;
  }
  int s = socket(to->ai_family, SOCK_STREAM, 0);
  if (connect(s, to->ai_addr, to->ai_addrlen) < 0) {  //@ connect
    perror("connect");
    return 1;
  }
  write(s, "hello\n", 6);  //@ ask
  n = read(s, buf, 8);  //@ answer
  write(1, buf, n);
  close(s);  //@ leave
  freeaddrinfo(to);
  return 0;
}
