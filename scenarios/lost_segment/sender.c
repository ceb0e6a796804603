#include <netdb.h>
#include <unistd.h>

int main(void) {
  struct addrinfo *to;
  if (getaddrinfo("there", "8080", 0, &to))
    return 1;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  connect(s, to->ai_addr, to->ai_addrlen);  //@ connect
  write(s, "one ", 4);  //@ first
  write(s, "two\n", 4);  //@ second
  close(s);  //@ close
  freeaddrinfo(to);
  return 0;
}
