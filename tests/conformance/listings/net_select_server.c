// One process serves several clients with select(): listener and connections in one set.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int listen_somewhere(struct sockaddr_in* address, int backlog) {
  socklen_t size = sizeof(*address);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(address, 0, size);
  address->sin_family = AF_INET;
  address->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(fd, (struct sockaddr*)address, size);
  listen(fd, backlog);
  getsockname(fd, (struct sockaddr*)address, &size);
  return fd;
}

static int bytes_echoed_to(struct sockaddr_in* address) {
  char text[16];
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd, (struct sockaddr*)address, sizeof(*address));
  write(fd, "a message", 9);
  return read(fd, text, 16);
}

int main(void) {
  struct sockaddr_in address;
  fd_set all, ready;
  char buf[16];
  int listener = listen_somewhere(&address, 5), status, sum = 0, n;
  for (int i = 0; i < 3; i++) {
    if (fork() == 0) _exit(bytes_echoed_to(&address));
  }
  FD_ZERO(&all);
  FD_SET(listener, &all);
  for (int finished = 0; finished < 3;) {
    ready = all;
    select(16, &ready, NULL, NULL, NULL);
    for (int fd = 0; fd < 16; fd++) {
      if (!FD_ISSET(fd, &ready)) continue;
      if (fd == listener) {
        int connection = accept(listener, NULL, NULL);
        FD_SET(connection, &all);
      } else if ((n = read(fd, buf, sizeof(buf))) > 0) {
        write(fd, buf, n);
      } else {
        close(fd);
        FD_CLR(fd, &all);
        finished++;
      }
    }
  }
  while (wait(&status) > 0) sum += WEXITSTATUS(status);
  printf("%d\n", sum);
  return 0;
}
