// TH03: a mutex that another thread has locked at the fork stays locked for ever in the child.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t own = PTHREAD_MUTEX_INITIALIZER;
static int locked[2], finish[2];

static void *holder(void *argument) {
  char byte;
  (void)argument;
  pthread_mutex_lock(&lock);
  write(locked[1], "l", 1);
  read(finish[0], &byte, 1);
  pthread_mutex_unlock(&lock);
  return NULL;
}

int main(void) {
  pthread_t thread;
  char byte;
  int status;
  pipe(locked);
  pipe(finish);
  pthread_create(&thread, NULL, holder, NULL);
  read(locked[0], &byte, 1);
  pthread_mutex_lock(&own);
  pid_t pid = fork();
  if (pid == 0) {
    dprintf(1, "child: trylock EBUSY %d\n", pthread_mutex_trylock(&lock) == EBUSY);
    dprintf(1, "child: its own unlocks %d\n", pthread_mutex_unlock(&own));
    dprintf(1, "child: and locks %d\n", pthread_mutex_trylock(&own));
    _exit(0);
  }
  waitpid(pid, &status, 0);
  write(finish[1], "f", 1);
  pthread_join(thread, NULL);
  dprintf(1, "parent: trylock %d\n", pthread_mutex_trylock(&lock));
  return 0;
}
