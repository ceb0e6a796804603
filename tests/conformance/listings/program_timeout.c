// timeout: runs a child, and kills it when it takes longer than a second.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t late;

static void ring(int signal) {
  (void)signal;
  late = 1;
}

static void quick(void) { _exit(3); }
static void stuck(void) {
  for (;;) pause();
}

static void run(const char* name, void (*job)(void)) {
  int status;
  late = 0;
  pid_t pid = fork();
  if (pid == 0) job();
  alarm(1);
  while (waitpid(pid, &status, 0) == -1 && errno == EINTR) {
    if (late) kill(pid, SIGTERM);
  }
  alarm(0);
  if (WIFEXITED(status))
    dprintf(1, "%s: exit %d\n", name, WEXITSTATUS(status));
  else
    dprintf(1, "%s: killed by %d, late %d\n", name, WTERMSIG(status), late);
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = ring;  // no SA_RESTART: waitpid() has to come back
  sigaction(SIGALRM, &action, NULL);
  run("quick", quick);
  run("stuck", stuck);
  run("quick again", quick);
  return 0;
}
