// SG05: signal() returns the previous disposition; SIGKILL cannot be ignored.
#include <errno.h>
#include <signal.h>
#include <stdio.h>

int main(void) {
  printf("%d\n", signal(SIGPIPE, SIG_IGN) == SIG_DFL);
  printf("%d\n", signal(SIGPIPE, SIG_DFL) == SIG_IGN);
  printf("%d ", signal(SIGKILL, SIG_IGN) == SIG_ERR);
  printf("%d\n", errno == EINVAL);
  return 0;
}
