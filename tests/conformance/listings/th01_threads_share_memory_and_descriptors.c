// TH01: what one thread writes, opens and closes is so for all; the process number is one.
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char text[32];
static int ends[2];
static pid_t pid_seen;

static void *work(void *argument) {
  strcpy(text, "from the thread");
  pipe(ends);
  close(0);
  pid_seen = getpid();
  chdir("/tmp");
  *(int *)argument = 7;
  return NULL;
}

int main(void) {
  pthread_t thread;
  char directory[64];
  int number = 0;
  pthread_create(&thread, NULL, work, &number);
  pthread_join(thread, NULL);
  printf("%s, %d, same process: %d\n", text, number, pid_seen == getpid());
  printf("0 is open: %d\n", fcntl(0, F_GETFD) != -1);
  write(ends[1], "pipe", 4);
  printf("read: %zd, in %s\n", read(ends[0], text, sizeof text), getcwd(directory, 64));
  return 0;
}
