// TH04: exit() from any thread ends the whole process with its status.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void *leave(void *argument) {
  (void)argument;
  printf("buffered by the thread\n");
  exit(5);
}

static void *sleep_long(void *argument) {
  (void)argument;
  pause();
  return NULL;
}

int main(void) {
  int status;
  fflush(stdout);
  if (fork() == 0) {
    pthread_t one, two;
    pthread_create(&one, NULL, sleep_long, NULL);
    pthread_create(&two, NULL, leave, NULL);
    pthread_join(one, NULL);
    dprintf(1, "never\n");
  }
  wait(&status);
  printf("exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
  return 0;
}
