// A handler that makes calls of its own saves errno, or the main program sees the handler's.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void careless(int signal) {
  (void)signal;
  close(-1);
}

static void careful(int signal) {
  (void)signal;
  int saved = errno;
  close(-1);
  errno = saved;
}

int main(void) {
  signal(SIGUSR1, careless);
  signal(SIGUSR2, careful);
  errno = ENOENT;
  raise(SIGUSR1);
  printf("careless: %d\n", errno == EBADF);
  errno = ENOENT;
  raise(SIGUSR2);
  printf("careful: %d\n", errno == ENOENT);
  return 0;
}
