// PR22: over fork() go the umask, handlers, ignored signals and the signal mask.
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

int main(void) {
  sigset_t set;
  umask(037);
  signal(SIGUSR1, handler);
  signal(SIGUSR2, SIG_IGN);
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigprocmask(SIG_BLOCK, &set, NULL);
  if (fork() == 0) {
    printf("umask %03o\n", (unsigned)umask(0));
    printf("SIGUSR1 %d\n", signal(SIGUSR1, SIG_DFL) == handler);
    printf("SIGUSR2 %d\n", signal(SIGUSR2, SIG_DFL) == SIG_IGN);
    sigprocmask(SIG_SETMASK, NULL, &set);
    printf("SIGTERM blocked %d\n", sigismember(&set, SIGTERM));
    printf("SIGINT blocked %d\n", sigismember(&set, SIGINT));
    return 0;
  }
  wait(NULL);
  printf("parent: umask %03o\n", (unsigned)umask(0));
  printf("SIGUSR1 %d\n", signal(SIGUSR1, SIG_DFL) == handler);
  sigprocmask(SIG_SETMASK, NULL, &set);
  printf("SIGTERM blocked %d\n", sigismember(&set, SIGTERM));
  return 0;
}
