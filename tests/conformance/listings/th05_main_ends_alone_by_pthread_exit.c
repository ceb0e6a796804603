// TH05: pthread_exit() in main leaves the others running; the process ends with status 0.
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int go[2];

static void *work(void *argument) {
  char byte;
  (void)argument;
  read(go[0], &byte, 1);
  printf("the thread is the last\n");
  return (void *)77;
}

int main(void) {
  int status;
  fflush(stdout);
  if (fork() == 0) {
    pthread_t thread;
    pipe(go);
    pthread_create(&thread, NULL, work, NULL);
    write(go[1], "g", 1);
    pthread_exit((void *)5);
  }
  wait(&status);
  printf("exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
  return 0;
}
