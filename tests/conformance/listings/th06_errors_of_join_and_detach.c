// TH06: joining oneself is EDEADLK, joining a detached thread EINVAL; they are returned.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int go[2];

static void *wait_for_byte(void *argument) {
  char byte;
  (void)argument;
  read(go[0], &byte, 1);
  return NULL;
}

int main(void) {
  pthread_t thread;
  pthread_attr_t attributes;
  int state = -1;
  pipe(go);
  errno = 0;
  printf("self: %d\n", pthread_join(pthread_self(), NULL) == EDEADLK);
  pthread_create(&thread, NULL, wait_for_byte, NULL);
  printf("detach: %d\n", pthread_detach(thread));
  printf("again: %d\n", pthread_detach(thread) == EINVAL);
  printf("join: %d\n", pthread_join(thread, NULL) == EINVAL);
  write(go[1], "x", 1);
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_attr_getdetachstate(&attributes, &state);
  printf("state %d\n", state == PTHREAD_CREATE_DETACHED);
  printf("create: %d\n", pthread_create(&thread, &attributes, wait_for_byte, NULL));
  printf("join: %d\n", pthread_join(thread, NULL) == EINVAL);
  pthread_attr_destroy(&attributes);
  write(go[1], "x", 1);
  printf("errno %d\n", errno);
  return 0;
}
