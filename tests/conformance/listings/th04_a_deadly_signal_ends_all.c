// TH04: a signal that ends the process ends all its threads, whoever sends it.
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void *kill_all(void *argument) {
  kill(getpid(), *(int *)argument);
  pause();
  return NULL;
}

static void *raise_it(void *argument) {
  raise(*(int *)argument);
  return NULL;
}

static void run(void *(*function)(void *), int signal) {
  int status;
  fflush(stdout);
  if (fork() == 0) {
    pthread_t thread;
    pthread_create(&thread, NULL, function, &signal);
    pthread_join(thread, NULL);
    dprintf(1, "never\n");
    _exit(0);
  }
  wait(&status);
  printf("killed %d by %d\n", WIFSIGNALED(status), WTERMSIG(status));
}

int main(void) {
  run(kill_all, SIGTERM);
  run(raise_it, SIGUSR1);
  run(raise_it, SIGKILL);
  return 0;
}
