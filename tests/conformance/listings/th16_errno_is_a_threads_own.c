// TH16: every thread has an errno of its own.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

static int go[2], back[2];

static void *fail(void *argument) {
  char byte;
  (void)argument;
  printf("begins with %d\n", errno);
  close(99);
  printf("thread: %d\n", errno == EBADF);
  write(back[1], "b", 1);
  read(go[0], &byte, 1);
  printf("thread still: %d\n", errno == EBADF);
  return NULL;
}

int main(void) {
  pthread_t thread;
  char byte;
  pipe(go);
  pipe(back);
  errno = EINTR;
  pthread_create(&thread, NULL, fail, NULL);
  read(back[0], &byte, 1);
  printf("main: %d\n", errno == EINTR);
  chdir("/nowhere");
  write(go[1], "g", 1);
  pthread_join(thread, NULL);
  printf("main: %d\n", errno == ENOENT);
  return 0;
}
