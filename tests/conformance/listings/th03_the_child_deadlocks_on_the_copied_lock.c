// TH03: locking a mutex that was copied locked deadlocks the child, and the parent waits for it.
// expect: deadlock
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int locked[2];

static void *holder(void *argument) {
  (void)argument;
  pthread_mutex_lock(&lock);
  write(locked[1], "l", 1);
  pause();
  return NULL;
}

int main(void) {
  pthread_t thread;
  char byte;
  pipe(locked);
  pthread_create(&thread, NULL, holder, NULL);
  read(locked[0], &byte, 1);
  if (fork() == 0) {
    dprintf(1, "child locks\n");
    pthread_mutex_lock(&lock);
    dprintf(1, "never\n");
    _exit(0);
  }
  wait(NULL);
  return 0;
}
