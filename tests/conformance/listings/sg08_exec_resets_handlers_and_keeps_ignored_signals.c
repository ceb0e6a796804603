// SG08: exec() sets caught signals back to their default and leaves ignored ones ignored.
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

static void handler(int signal) { (void)signal; }

static const char* name(void (*disposition)(int)) {
  if (disposition == SIG_DFL) return "default";
  if (disposition == SIG_IGN) return "ignored";
  return "caught";
}

static void show(void) {
  struct sigaction action;
  const int signals[] = {SIGINT, SIGUSR1, SIGUSR2, SIGTERM};
  for (int i = 0; i < 4; i++) {
    sigaction(signals[i], NULL, &action);
    printf("%d %s\n", signals[i], name(action.sa_handler));
  }
  fflush(stdout);
}

int main(int argc, char* argv[]) {
  if (argc > 1) {
    show();
    return 0;
  }
  signal(SIGINT, handler);
  signal(SIGUSR1, SIG_IGN);
  signal(SIGUSR2, handler);
  signal(SIGTERM, SIG_DFL);
  show();
  execl(argv[0], argv[0], "again", (char*)NULL);
  return 1;
}
