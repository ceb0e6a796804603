// TH18: a signal to the process runs its handler in a thread that does not block it.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static pthread_t seen_by;
static int ready[2];

static void note(int signal) {
  (void)signal;
  seen_by = pthread_self();
}

static void *listen(void *argument) {
  sigset_t set;
  (void)argument;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  write(ready[1], "r", 1);
  pause();
  printf("EINTR %d\n", errno == EINTR);
  return NULL;
}

int main(void) {
  pthread_t thread;
  sigset_t set;
  char byte;
  pipe(ready);
  signal(SIGUSR1, note);
  signal(SIGUSR2, note);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  pthread_sigmask(SIG_BLOCK, &set, NULL);
  pthread_create(&thread, NULL, listen, NULL);
  read(ready[0], &byte, 1);
  usleep(50000);
  kill(getpid(), SIGUSR1);
  pthread_join(thread, NULL);
  printf("the other thread: %d\n", pthread_equal(seen_by, thread) != 0);
  pthread_kill(pthread_self(), SIGUSR2);
  printf("itself: %d\n", pthread_equal(seen_by, pthread_self()) != 0);
  printf("none: %d %d\n", pthread_kill(pthread_self(), 0), pthread_kill(pthread_self(), 99) == EINVAL);
  return 0;
}
