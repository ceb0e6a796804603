// FD20: close() of a descriptor in which another thread reads neither wakes nor fails that read.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int ends[2];
static int ready[2];

static void *reader(void *argument) {
  char bytes[8];
  (void)argument;
  write(ready[1], "r", 1);
  ssize_t got = read(ends[0], bytes, sizeof bytes);
  printf("the read gives %zd: %.*s\n", got, (int)got, bytes);
  got = read(ends[0], bytes, sizeof bytes);
  printf("the next one: %zd, EBADF %d\n", got, errno == EBADF);
  return NULL;
}

int main(void) {
  pthread_t thread;
  char byte;
  pipe(ends);
  pipe(ready);
  pthread_create(&thread, NULL, reader, NULL);
  read(ready[0], &byte, 1);
  usleep(50000);
  printf("close: %d\n", close(ends[0]));
  ssize_t written = write(ends[1], "data", 4);
  pthread_join(thread, NULL);
  printf("write: %zd\n", written);
  return 0;
}
