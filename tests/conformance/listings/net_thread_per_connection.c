// A thread for each connection; they share the counter and need the mutex.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int letters;

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

static void* serve(void* argument) {
  int connection = *(int*)argument, n;
  char buf[8];
  while ((n = read(connection, buf, sizeof(buf))) > 0) {
    pthread_mutex_lock(&lock);
    letters += n;
    pthread_mutex_unlock(&lock);
  }
  close(connection);
  return NULL;
}

int main(void) {
  struct sockaddr_in address;
  pthread_t threads[3];
  int connections[3], clients[3], listener = listen_somewhere(&address, 3);
  for (int i = 0; i < 3; i++) {
    clients[i] = socket(AF_INET, SOCK_STREAM, 0);
    connect(clients[i], (struct sockaddr*)&address, sizeof(address));
    connections[i] = accept(listener, NULL, NULL);
    pthread_create(&threads[i], NULL, serve, &connections[i]);
  }
  for (int i = 0; i < 3; i++) write(clients[i], "twelve bytes", 12);
  for (int i = 0; i < 3; i++) close(clients[i]);
  for (int i = 0; i < 3; i++) pthread_join(threads[i], NULL);
  printf("%d\n", letters);
  return 0;
}
