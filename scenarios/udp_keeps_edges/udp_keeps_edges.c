#include <netinet/in.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr at = {AF_INET, {0}};
  socklen_t size = sizeof(at);
  char buf[16];
  ssize_t n;
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  bind(s, &at, size);  //@ bind
  getsockname(s, &at, &size);
  if (fork() == 0) {  //@ child = "sender"
    int c = socket(AF_INET, SOCK_DGRAM, 0);
    connect(c, &at, size);  //@ connect
    write(c, "one\n", 4);  //@ first
    write(c, "number two\n", 11);  //@ second
    write(c, "three\n", 6);
    return 0;
  }
  wait(NULL);  //@ all_sent
  for (int i = 0; i < 3; i++) {
    n = read(s, buf, 8);  //@ read
    write(1, buf, n);  //@ show
    if (n == 8) write(1, "...\n", 4);
  }
  return 0;
}
