#include <arpa/inet.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in in = {0};
  char buf[16];
  in.sin_family = AF_INET;
  in.sin_port = htons(5000);
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  bind(s, (void *)&in, sizeof in);  //@ bind
  for (int i = 0; i < 2; i++) {
    ssize_t n = read(s, buf, 16);  //@ read
    printf("%.*s\n", (int)n, buf);  //@ show
  }
  return 0;
}
