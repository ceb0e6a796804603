// Job control: jobs in groups of their own are stopped, continued and killed, like a shell does it.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define JOBS 3

static pid_t start(int code, int hold) {
  pid_t pid = fork();
  if (pid == 0) {
    char c;
    setpgid(0, 0);
    read(hold, &c, 1);
    _exit(code);
  }
  setpgid(pid, pid);
  return pid;
}

static void report(int job, pid_t pid, int options) {
  int status;
  pid_t got = waitpid(pid, &status, options);
  if (got == 0)
    printf("[%d] running\n", job);
  else if (WIFSTOPPED(status))
    printf("[%d] stopped\n", job);
  else if (WIFCONTINUED(status))
    printf("[%d] continued\n", job);
  else if (WIFSIGNALED(status))
    printf("[%d] terminated by %d\n", job, WTERMSIG(status));
  else
    printf("[%d] done, status %d\n", job, WEXITSTATUS(status));
}

int main(void) {
  pid_t jobs[JOBS];
  int hold[JOBS][2];
  for (int i = 0; i < JOBS; i++) {
    pipe(hold[i]);
    jobs[i] = start(10 + i, hold[i][0]);
  }
  for (int i = 0; i < JOBS; i++) report(i, jobs[i], WNOHANG);
  kill(-jobs[1], SIGTSTP);
  report(1, jobs[1], WUNTRACED);
  report(1, jobs[1], WNOHANG);
  kill(-jobs[2], SIGTERM);
  report(2, jobs[2], 0);
  kill(-jobs[1], SIGCONT);
  report(1, jobs[1], WCONTINUED);
  write(hold[1][1], "x", 1);
  report(1, jobs[1], 0);
  write(hold[0][1], "x", 1);
  report(0, jobs[0], 0);
  return 0;
}
