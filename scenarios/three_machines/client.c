#include <netdb.h>
#include <string.h>
#include <unistd.h>

int main(int argc, char *argv[]) {
  struct addrinfo *to;
  char *question = argc > 1 ? argv[1] : "?";
  char buf[8];
  if (getaddrinfo("server", "8080", 0, &to))
    return 1;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  connect(s, to->ai_addr, to->ai_addrlen);  //@ connect
  write(s, question, strlen(question));  //@ ask
  ssize_t n = read(s, buf, 8);  //@ read
  write(1, buf, n);  //@ show
  close(s);  //@ leave
  freeaddrinfo(to);
  return 0;
}
