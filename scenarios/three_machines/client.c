#include <netdb.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
  struct addrinfo *to;
  char buf[8];
  if (argc < 2) return 2;
  if (getaddrinfo("server", "8080", NULL, &to)) return 1;
  int s = socket(to->ai_family, SOCK_STREAM, 0);
  if (connect(s, to->ai_addr, to->ai_addrlen)) return 1;  //@ connect
  write(s, argv[1], strlen(argv[1]));  //@ ask
  ssize_t n = read(s, buf, 8);  //@ read
  write(1, buf, n);  //@ show
  close(s);  //@ leave
  freeaddrinfo(to);
  return 0;
}
