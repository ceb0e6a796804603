#include <netdb.h>
#include <unistd.h>

int main(void) {
  struct addrinfo *to;
  char buf[8];
  if (getaddrinfo("server", "8080", 0, &to))
    return 1;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  connect(s, to->ai_addr, to->ai_addrlen);  //@ connect
  write(s, "hello\n", 6);  //@ ask
  ssize_t n = read(s, buf, 8);  //@ answer
  write(1, buf, n);
  close(s);  //@ leave
  freeaddrinfo(to);
  return 0;
}
