// TC39: both ends write far more than the buffers hold before they read: a deadlock.
// expect: deadlock
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

int main(void) {
  int fd[2], size = 40000000, child;
  char* data = calloc(size, 1);
  connect_pair(fd);
  child = fork() == 0;
  close(fd[child]);
  write(1, "writing\n", 8);
  write(fd[!child], data, size);
  while (read(fd[!child], data, size) > 0) continue;
  if (!child) wait(NULL);
  return 0;
}
