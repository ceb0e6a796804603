// SA_SIGINFO: the handler learns who sent the signal and how its child ended.
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t sender, number, status, code;

static void handler(int signal, siginfo_t* info, void* context) {
  (void)context;
  number = signal;
  sender = info->si_pid;
  code = info->si_code;
  if (signal == SIGCHLD) status = info->si_status;
}

int main(void) {
  struct sigaction action;
  memset(&action, 0, sizeof(action));
  action.sa_sigaction = handler;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  sigaction(SIGUSR1, &action, NULL);
  kill(getpid(), SIGUSR1);
  printf("%d from myself: %d, by kill(): %d\n", number == SIGUSR1, sender == getpid(),
         code == SI_USER);
  fflush(stdout);
  sigaction(SIGCHLD, &action, NULL);
  pid_t pid = fork();
  if (pid == 0) _exit(17);
  waitpid(pid, NULL, 0);
  printf("%d from the child: %d, exited: %d, status %d\n", number == SIGCHLD, sender == pid,
         code == CLD_EXITED, status);
  return 0;
}
