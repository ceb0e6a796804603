#include <netdb.h>
#include <unistd.h>

int main(void) {
  struct addrinfo *to;
  if (getaddrinfo("there", "8080", NULL, &to)) return 1;
  int s = socket(to->ai_family, SOCK_STREAM, 0);
  if (connect(s, to->ai_addr, to->ai_addrlen)) return 1;  //@ connect
  write(s, "one ", 4);  //@ first
  write(s, "two\n", 4);  //@ second
  close(s);  //@ close
  freeaddrinfo(to);
  return 0;
}
