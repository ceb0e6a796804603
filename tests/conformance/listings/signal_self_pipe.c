// The self-pipe trick: the handler writes a byte, and the main loop finds it with poll().
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int self[2];

static void note(int number) {
  int saved = errno;
  char byte = number;
  write(self[1], &byte, 1);
  errno = saved;
}

int main(void) {
  pipe(self);
  fcntl(self[0], F_SETFL, O_NONBLOCK);
  fcntl(self[1], F_SETFL, O_NONBLOCK);
  signal(SIGUSR1, note);
  signal(SIGCHLD, note);
  if (fork() == 0) {
    kill(getppid(), SIGUSR1);
    _exit(0);
  }
  struct pollfd entry = {self[0], POLLIN, 0};
  int user = 0, child = 0;
  while (!user || !child) {
    char byte;
    if (poll(&entry, 1, -1) == -1) continue;
    while (read(self[0], &byte, 1) == 1) {
      user |= byte == SIGUSR1;
      child |= byte == SIGCHLD;
    }
  }
  printf("user %d, child %d, reaped %d\n", user, child, wait(NULL) > 0);
  return 0;
}
