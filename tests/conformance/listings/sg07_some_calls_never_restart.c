// SG07: poll(), select(), pause() and nanosleep() give EINTR even with SA_RESTART.
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

static void report(const char* what, int result) {
  printf("%s: %d %s\n", what, result, result == -1 ? strerror(errno) : "");
}

int main(void) {
  struct sigaction action;
  struct timespec little = {0, 5000000}, much = {100, 0}, left = {0, 0};
  pid_t parent = getpid();
  memset(&action, 0, sizeof(action));
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigaction(SIGUSR1, &action, NULL);
  pid_t pest = fork();
  if (pest == 0) {
    while (kill(parent, SIGUSR1) == 0) nanosleep(&little, NULL);
    _exit(0);
  }
  report("poll", poll(NULL, 0, -1));
  report("select", select(0, NULL, NULL, NULL, NULL));
  report("pause", pause());
  report("nanosleep", nanosleep(&much, &left));
  printf("much of it was left: %d\n", left.tv_sec > 50);
  kill(pest, SIGKILL);
  report("waitpid", waitpid(pest, NULL, 0) == pest);
  return 0;
}
