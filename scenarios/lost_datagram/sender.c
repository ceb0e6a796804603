#include <arpa/inet.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in to = {0};
  to.sin_family = AF_INET;
  to.sin_port = htons(5000);
  inet_aton("10.0.0.1", &to.sin_addr);
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  connect(s, (void *)&to, sizeof to);  //@ connect
  write(s, "one", 3);  //@ one
  write(s, "two", 3);  //@ two
  write(s, "three", 5);  //@ three
  return 0;
}
