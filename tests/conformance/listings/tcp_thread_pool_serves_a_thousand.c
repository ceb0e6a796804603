// 1,000 clients connect, exchange 1 KB and leave; eight threads serve them through a bounded queue.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#define WORKERS 8
#define CLIENTS 1000
static int queue[16];
static int first, count;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t not_empty = PTHREAD_COND_INITIALIZER, not_full = PTHREAD_COND_INITIALIZER;
static void put(int c) {
  pthread_mutex_lock(&lock);
  while (count == 16) pthread_cond_wait(&not_full, &lock);
  queue[(first + count++) % 16] = c;
  pthread_cond_signal(&not_empty);
  pthread_mutex_unlock(&lock);
}
static int take(void) {
  pthread_mutex_lock(&lock);
  while (count == 0) pthread_cond_wait(&not_empty, &lock);
  int c = queue[first];
  first = (first + 1) % 16;
  count--;
  pthread_cond_signal(&not_full);
  pthread_mutex_unlock(&lock);
  return c;
}
static void *serve(void *unused) {
  (void)unused;
  char buf[1024];
  for (;;) {
    int c = take();
    if (c < 0) return NULL;
    ssize_t n;
    while ((n = read(c, buf, sizeof buf)) > 0) write(c, buf, (size_t)n);
    close(c);
  }
}
static int client(struct sockaddr_in *at) {
  char out[1024], in[1024];
  memset(out, 'x', sizeof out);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(s, (void *)at, sizeof *at) < 0) return 1;
  write(s, out, sizeof out);
  size_t got = 0;
  while (got < sizeof in) {
    ssize_t n = read(s, in + got, sizeof in - got);
    if (n <= 0) return 2;
    got += (size_t)n;
  }
  close(s);
  return memcmp(in, out, sizeof in) != 0;
}
int main(void) {
  struct sockaddr_in at = {0};
  socklen_t size = sizeof at;
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  bind(s, (void *)&at, size);
  listen(s, 16);
  getsockname(s, (void *)&at, &size);
  if (fork() == 0) {
    for (int i = 0; i < CLIENTS; i++) {
      if (fork() == 0) {
        close(s);
        return client(&at);
      }
      for (int j = 0; i % 8 == 7 && j < 8; j++) wait(NULL);
    }
    return 0;
  }
  pthread_t workers[WORKERS];
  for (int i = 0; i < WORKERS; i++) pthread_create(&workers[i], NULL, serve, NULL);
  for (int i = 0; i < CLIENTS; i++) put(accept(s, NULL, NULL));
  for (int i = 0; i < WORKERS; i++) put(-1);
  for (int i = 0; i < WORKERS; i++) pthread_join(workers[i], NULL);
  wait(NULL);
  printf("served %d\n", CLIENTS);
  return 0;
}
