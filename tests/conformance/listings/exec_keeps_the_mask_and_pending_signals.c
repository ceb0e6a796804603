// exec() keeps the signal mask and what is pending: the signal waits for the new program.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  sigset_t set;
  if (argc > 1) {
    sigprocmask(SIG_SETMASK, NULL, &set);
    printf("blocked %d %d\n", sigismember(&set, SIGTERM), sigismember(&set, SIGINT));
    sigpending(&set);
    printf("pending %d %d\n", sigismember(&set, SIGTERM), sigismember(&set, SIGINT));
    fflush(stdout);
    sigemptyset(&set);
    sigprocmask(SIG_SETMASK, &set, NULL);
    printf("never printed\n");
    return 0;
  }
  int status;
  if (fork() == 0) {
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGTERM);
    execl(argv[0], argv[0], "child", (char*)NULL);
  }
  wait(&status);
  printf("killed by SIGTERM: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
  return 0;
}
