// US15: a blocking connect() sleeps while the backlog is full; accept() lets it go on.
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_un name = {AF_UNIX, "name"};
  int server = socket(AF_UNIX, SOCK_STREAM, 0), fd[2];
  char c;
  bind(server, (struct sockaddr*)&name, sizeof(name));
  listen(server, 0);
  pipe(fd);
  if (fork() == 0) {
    close(server);
    for (int i = 0; i < 2; i++) {
      connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr*)&name, sizeof(name));
      write(fd[1], "c", 1);
    }
    _exit(0);
  }
  struct pollfd entry = {fd[0], POLLIN, 0};
  read(fd[0], &c, 1);
  printf("second one done within 50 ms: %d\n", poll(&entry, 1, 50));
  int first = accept(server, NULL, NULL);
  read(fd[0], &c, 1);
  int second = accept(server, NULL, NULL);
  printf("second one done after accept: %d %d\n", first > 0, second > 0);
  wait(NULL);
  return 0;
}
