// TC17: a write larger than the buffers arrives in order and complete.
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
  int fd[2], size = 300000, total = 0, wrong = 0, n;
  unsigned char* data = malloc(size);
  connect_pair(fd);
  if (fork() == 0) {
    close(fd[0]);
    for (int i = 0; i < size; i++) data[i] = i % 251;
    _exit(write(fd[1], data, size) == size ? 0 : 1);
  }
  close(fd[1]);
  while ((n = read(fd[0], data, 10000)) > 0) {
    for (int i = 0; i < n; i++) wrong += data[i] != (total + i) % 251;
    total += n;
  }
  wait(NULL);
  printf("%d bytes, %d wrong\n", total, wrong);
  return 0;
}
