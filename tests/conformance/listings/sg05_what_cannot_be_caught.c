// SG05: SIGKILL, SIGSTOP and unknown numbers get no handler; asking for SIG_DFL is refused as well.
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static void handler(int signal) { (void)signal; }

static void try(const char* what, int number, void (*disposition)(int)) {
  errno = 0;
  int refused = signal(number, disposition) == SIG_ERR;
  printf("%s: %d %s\n", what, refused, strerror(errno));
}

int main(void) {
  struct sigaction action;
  try("SIGKILL handler", SIGKILL, handler);
  try("SIGKILL ignored", SIGKILL, SIG_IGN);
  try("SIGKILL default", SIGKILL, SIG_DFL);
  try("SIGSTOP handler", SIGSTOP, handler);
  try("signal 0", 0, SIG_IGN);
  try("signal 65", 65, SIG_IGN);
  try("signal -1", -1, handler);
  try("SIGTERM handler", SIGTERM, handler);
  printf("reading SIGKILL: %d ", sigaction(SIGKILL, NULL, &action));
  printf("%d\n", action.sa_handler == SIG_DFL);
  return 0;
}
