// PR19: SA_NOCLDWAIT asks for the same and still calls the handler.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t ended;

static void count(int signal) {
  (void)signal;
  ended++;
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = count;
  action.sa_flags = SA_NOCLDWAIT | SA_RESTART;
  sigaction(SIGCHLD, &action, NULL);
  if (fork() == 0) return 3;
  int result = wait(NULL);
  printf("%d %s, handler %d\n", result, strerror(errno), ended);
  return 0;
}
