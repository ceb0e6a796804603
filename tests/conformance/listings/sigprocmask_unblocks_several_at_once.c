// Several pending signals: each handler begins before the one of a lower number goes on.
#include <signal.h>
#include <unistd.h>

static void on_hangup(int signal) {
  (void)signal;
  write(1, "SIGHUP\n", 7);
}
static void on_user_1(int signal) {
  (void)signal;
  write(1, "SIGUSR1\n", 8);
}
static void on_user_2(int signal) {
  (void)signal;
  write(1, "SIGUSR2\n", 8);
}
static void on_terminate(int signal) {
  (void)signal;
  write(1, "SIGTERM\n", 8);
}

int main(void) {
  sigset_t all, old;
  signal(SIGHUP, on_hangup);
  signal(SIGUSR1, on_user_1);
  signal(SIGUSR2, on_user_2);
  signal(SIGTERM, on_terminate);
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &old);
  kill(getpid(), SIGUSR2);
  kill(getpid(), SIGHUP);
  kill(getpid(), SIGTERM);
  kill(getpid(), SIGUSR1);
  write(1, "unblock\n", 8);
  sigprocmask(SIG_SETMASK, &old, NULL);
  write(1, "done\n", 5);
  return 0;
}
