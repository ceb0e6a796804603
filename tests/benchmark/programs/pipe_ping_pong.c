// Two processes hand a byte to and fro: every call of one wakes the other.
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int to[2], back[2];
  char byte = 'x';
  pipe(to);
  pipe(back);
  if (fork() == 0) {
    close(to[1]);
    close(back[0]);
    while (read(to[0], &byte, 1) == 1) write(back[1], &byte, 1);
    return 0;
  }
  close(to[0]);
  close(back[1]);
  for (int i = 0; i < 25000; i++) {
    write(to[1], &byte, 1);
    read(back[0], &byte, 1);
  }
  close(to[1]);
  wait(NULL);
  return 0;
}
