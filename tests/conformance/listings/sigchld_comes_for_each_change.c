// SIGCHLD comes when a child stops, goes on and ends; SA_NOCLDSTOP leaves only the end.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t calls;
static sigset_t unblocked;

static void handler(int signal) {
  (void)signal;
  calls++;
}

static void expect(const char* what, int count) {
  while (calls < count) sigsuspend(&unblocked);
  dprintf(1, "%s: %d\n", what, calls);
}

static void run(int flags, int for_stop) {
  int hold[2];
  char c;
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = flags;
  sigaction(SIGCHLD, &action, NULL);
  calls = 0;
  pipe(hold);
  pid_t pid = fork();
  if (pid == 0) {
    close(hold[1]);
    raise(SIGSTOP);
    read(hold[0], &c, 1);
    _exit(0);
  }
  waitpid(pid, NULL, WUNTRACED);
  expect("stopped", for_stop);
  kill(pid, SIGCONT);
  waitpid(pid, NULL, WCONTINUED);
  expect("continued", 2 * for_stop);
  close(hold[1]);
  waitpid(pid, NULL, 0);
  expect("ended", 2 * for_stop + 1);
}

int main(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, &unblocked);
  run(0, 1);
  run(SA_NOCLDSTOP, 0);
  return 0;
}
