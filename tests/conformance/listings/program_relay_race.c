// Four runners: each waits for the baton on a pipe, runs, and hands it to the next one.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define RUNNERS 4

struct baton {
  int metres;
  char names[40];
};

static void run(int id, int in, int out) {
  struct baton baton;
  read(in, &baton, sizeof(baton));
  baton.metres += 100;
  int length = 0;
  while (baton.names[length] != '\0') length++;
  snprintf(baton.names + length, sizeof(baton.names) - length, " %c", 'A' + id);
  dprintf(1, "runner %c at %d metres\n", 'A' + id, baton.metres);
  write(out, &baton, sizeof(baton));
}

int main(void) {
  int lane[RUNNERS + 1][2];
  struct baton baton = {0, "order:"};
  for (int i = 0; i <= RUNNERS; i++) pipe(lane[i]);
  for (int i = RUNNERS - 1; i >= 0; i--) {
    if (fork() == 0) {
      run(i, lane[i][0], lane[i + 1][1]);
      return i;
    }
  }
  write(lane[0][1], &baton, sizeof(baton));
  read(lane[RUNNERS][0], &baton, sizeof(baton));
  int status, sum = 0;
  while (wait(&status) > 0) sum += WEXITSTATUS(status);
  printf("%s, %d metres, statuses %d\n", baton.names, baton.metres, sum);
  return 0;
}
