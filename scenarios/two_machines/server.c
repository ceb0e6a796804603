#include <arpa/inet.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in in = {0};
  char buf[8];
  ssize_t n;
  in.sin_family = AF_INET;
  in.sin_port = htons(8080);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  bind(s, (void *)&in, sizeof in);  //@ bind
  listen(s, 3);  //@ listen
  int c = accept(s, NULL, NULL);  //@ accept
  while ((n = read(c, buf, 8)) > 0)  //@ serve
    write(c, buf, n);  //@ echo
  close(c);  //@ hang_up
  return 0;
}
