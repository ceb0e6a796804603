// TH02: the child of a fork() in a thread has that thread alone; the others are not there.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2];
static int ready[2];

static void *writer(void *argument) {
  char byte;
  (void)argument;
  write(ready[1], "r", 1);
  read(ends[0], &byte, 1);
  dprintf(1, "writer goes on\n");
  return NULL;
}

static void *forker(void *argument) {
  char byte;
  (void)argument;
  read(ready[0], &byte, 1);
  pid_t pid = fork();
  if (pid == 0) {
    write(ends[1], "x", 1);
    read(ends[0], &byte, 1);
    dprintf(1, "nobody else took %c\n", byte);
    return (void *)9;
  }
  int status;
  waitpid(pid, &status, 0);
  dprintf(1, "child gave %d\n", WEXITSTATUS(status));
  write(ends[1], "y", 1);
  return NULL;
}

int main(void) {
  pthread_t first, second;
  pipe(ends);
  pipe(ready);
  pthread_create(&first, NULL, forker, NULL);
  // The writer waits for a byte of its own only behind the child's end.
  char byte;
  write(ready[1], "g", 1);
  pthread_join(first, NULL);
  pthread_create(&second, NULL, writer, NULL);
  read(ready[0], &byte, 1);
  pthread_join(second, NULL);
  printf("done\n");
  return 3;
}
