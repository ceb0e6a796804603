// sleep SECONDS...: waits, fractions of a second included.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

int main(int argc, char *argv[]) {
  double seconds = 0;
  if (argc < 2) {
    fprintf(stderr, "sleep: missing operand\nTry 'sleep --help' for more information.\n");
    return 1;
  }
  for (int i = 1; i < argc; i++) {
    char *end;
    double part = strtod(argv[i], &end);
    if (end == argv[i] || *end != '\0' || part < 0) {
      fprintf(stderr, "sleep: invalid time interval '%s'\n", argv[i]);
      fprintf(stderr, "Try 'sleep --help' for more information.\n");
      return 1;
    }
    seconds += part;
  }
  struct timespec time = {(time_t)seconds, (long)((seconds - (time_t)seconds) * 1e9)};
  nanosleep(&time, NULL);
  return 0;
}
