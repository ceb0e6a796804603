// A structure is written into a pipe by the child and read back by the parent.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct record {
  int id;
  char name[8];
  long value;
};

int main(void) {
  int fd[2];
  pipe(fd);
  if (fork() == 0) {
    for (int i = 0; i < 3; i++) {
      struct record r;
      memset(&r, 0, sizeof(r));
      r.id = i;
      strcpy(r.name, i == 1 ? "one" : "other");
      r.value = -1000000000000L * i;
      write(fd[1], &r, sizeof(r));
    }
    return 0;
  }
  close(fd[1]);
  struct record r;
  while (read(fd[0], &r, sizeof(r)) == sizeof(r)) printf("%d %s %ld\n", r.id, r.name, r.value);
  wait(NULL);
  return 0;
}
