// A token goes round a ring of four processes three times and is counted up at every hop.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 4
#define ROUNDS 3

int main(void) {
  int ring[SIZE][2];
  for (int i = 0; i < SIZE; i++) pipe(ring[i]);
  for (int i = 1; i < SIZE; i++) {
    if (fork() == 0) {
      int token;
      for (int round = 0; round < ROUNDS; round++) {
        read(ring[i - 1][0], &token, sizeof(token));
        token++;
        write(ring[i][1], &token, sizeof(token));
      }
      return 0;
    }
  }
  int token = 0;
  for (int round = 0; round < ROUNDS; round++) {
    token++;
    write(ring[0][1], &token, sizeof(token));
    read(ring[SIZE - 1][0], &token, sizeof(token));
    printf("round %d: %d\n", round, token);
  }
  while (wait(NULL) > 0) {
  }
  return token;
}
