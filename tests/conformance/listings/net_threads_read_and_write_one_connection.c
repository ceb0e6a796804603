// One thread reads from a connection while another writes into it: the directions are independent.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
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

static void* echo(void* argument) {
  int fd = *(int*)argument, n;
  char buf[100];
  while ((n = read(fd, buf, sizeof(buf))) > 0) write(fd, buf, n);
  shutdown(fd, SHUT_WR);
  return NULL;
}

static void* talk(void* argument) {
  int fd = *(int*)argument;
  for (int i = 0; i < 100; i++) write(fd, "0123456789", 10);
  shutdown(fd, SHUT_WR);
  return NULL;
}

int main(void) {
  int fd[2], total = 0, n;
  char buf[64];
  pthread_t talker, echoer;
  connect_pair(fd);
  pthread_create(&echoer, NULL, echo, &fd[1]);
  pthread_create(&talker, NULL, talk, &fd[0]);
  while ((n = read(fd[0], buf, sizeof(buf))) > 0) total += n;
  pthread_join(talker, NULL);
  pthread_join(echoer, NULL);
  printf("%d\n", total);
  return 0;
}
