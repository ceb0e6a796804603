// A worker does one job for each SIGUSR1, reports on SIGUSR2 and ends cleanly on SIGTERM.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t wants_job, wants_report, wants_end;

static void note(int signal) {
  if (signal == SIGUSR1) wants_job = 1;
  if (signal == SIGUSR2) wants_report = 1;
  if (signal == SIGTERM) wants_end = 1;
}

static int worker(int done) {
  sigset_t set, old;
  int jobs = 0;
  sigfillset(&set);
  sigprocmask(SIG_BLOCK, &set, &old);
  signal(SIGUSR1, note);
  signal(SIGUSR2, note);
  signal(SIGTERM, note);
  write(done, "r", 1);
  while (!wants_end) {
    sigsuspend(&old);
    if (wants_job) jobs++;
    if (wants_report) dprintf(1, "report: %d jobs\n", jobs);
    if (!wants_end) write(done, ".", 1);
    wants_job = wants_report = 0;
  }
  dprintf(1, "worker cleans up\n");
  return jobs;
}

int main(void) {
  int done[2], status;
  char c;
  pipe(done);
  pid_t pid = fork();
  if (pid == 0) return worker(done[1]);
  read(done[0], &c, 1);
  const int orders[] = {SIGUSR1, SIGUSR1, SIGUSR2, SIGUSR1, SIGUSR2};
  for (int i = 0; i < 5; i++) {
    kill(pid, orders[i]);
    read(done[0], &c, 1);
  }
  kill(pid, SIGTERM);
  waitpid(pid, &status, 0);
  printf("worker exit %d\n", WEXITSTATUS(status));
  return 0;
}
