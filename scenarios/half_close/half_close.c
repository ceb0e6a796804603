#include <netinet/in.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  char buf[32];
  int sum = 0, n = 0;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);
  getsockname(s, &at, &size);
  if (fork() == 0) {  //@ child = "client"
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, &at, size);  //@ connect
    write(c, "123", 3);  //@ ask
    write(c, "45", 2);
    shutdown(c, SHUT_WR);  //@ shutdown
    n = read(c, buf, 32);  //@ answer
    write(1, buf, n);  //@ show
    return 0;
  }
  int c = accept(s, NULL, NULL);  //@ accept
  while ((n = read(c, buf, 1)) > 0)  //@ read
    sum += buf[0] - '0';
  dprintf(c, "the sum is %d\n", sum);  //@ reply
  wait(NULL);  //@ wait
  return 0;
}
