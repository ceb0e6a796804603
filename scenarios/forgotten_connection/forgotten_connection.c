#include <netinet/in.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  char buf[8];
  ssize_t n;
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);
  getsockname(s, &at, &size);
  if (fork() == 0) {  //@ child = "client"
    close(s);
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, &at, size);  //@ connect
    while ((n = read(c, buf, 8)) > 0)  //@ read
      write(1, buf, n);  //@ show
    return 0;
  }
  int c = accept(s, NULL, NULL);  //@ accept
  if (fork() == 0) {  //@ fork, child = "worker"
    write(c, "bye\n", 4);  //@ serve
    return 0;
  }
  // close(c) is missing here
  while (wait(NULL) > 0) continue;  //@ wait
  return 0;
}
