// Three processes take turns by signals, like the lamps of a traffic light.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS 2

static sigset_t unblocked;

static void wake(int signal) { (void)signal; }

static void lamp(const char* colour, pid_t control) {
  for (int i = 0; i < ROUNDS; i++) {
    sigsuspend(&unblocked);
    dprintf(1, "%s\n", colour);
    kill(control, SIGUSR1);
  }
  _exit(0);
}

int main(void) {
  const char* colours[] = {"red", "green", "yellow"};
  pid_t lamps[3], control = getpid();
  sigset_t set;
  signal(SIGUSR1, wake);
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  sigprocmask(SIG_BLOCK, &set, &unblocked);
  for (int i = 0; i < 3; i++) {
    lamps[i] = fork();
    if (lamps[i] == 0) lamp(colours[i], control);
  }
  for (int round = 0; round < ROUNDS; round++) {
    dprintf(1, "round %d\n", round);
    for (int i = 0; i < 3; i++) {
      kill(lamps[i], SIGUSR1);
      sigsuspend(&unblocked);
    }
  }
  while (wait(NULL) > 0) {
  }
  dprintf(1, "lights out\n");
  return 0;
}
