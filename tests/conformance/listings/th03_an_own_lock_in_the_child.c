// TH03: what the forking thread has locked, the child unlocks only where nobody asks for the owner.
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t mutexes[3];

int main(void) {
  pthread_mutexattr_t attributes;
  int kinds[] = {PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_RECURSIVE, PTHREAD_MUTEX_ERRORCHECK};
  pthread_mutexattr_init(&attributes);
  for (int i = 0; i < 3; i++) {
    pthread_mutexattr_settype(&attributes, kinds[i]);
    pthread_mutex_init(&mutexes[i], &attributes);
    pthread_mutex_lock(&mutexes[i]);
  }
  if (fork() == 0) {
    for (int i = 0; i < 3; i++) {
      dprintf(1, "try: EBUSY %d\n", pthread_mutex_trylock(&mutexes[i]) == EBUSY);
      dprintf(1, "unlock: EPERM %d\n", pthread_mutex_unlock(&mutexes[i]) == EPERM);
    }
    _exit(0);
  }
  wait(NULL);
  for (int i = 0; i < 3; i++) dprintf(1, "parent: %d\n", pthread_mutex_unlock(&mutexes[i]));
  return 0;
}
