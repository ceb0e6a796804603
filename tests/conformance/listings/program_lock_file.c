// Four processes count in one file; a lock file made with O_EXCL lets in one at a time.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES 4
#define ROUNDS 10

static void lock(void) {
  struct timespec little = {0, 200000};
  int fd;
  while ((fd = open("counter.lock", O_CREAT | O_EXCL | O_WRONLY, 0600)) == -1) {
    if (errno != EEXIST) exit(1);
    nanosleep(&little, NULL);
  }
  close(fd);
}

static void unlock(void) { unlink("counter.lock"); }

static int read_counter(void) {
  char text[16] = "";
  int fd = open("counter", O_RDONLY);
  read(fd, text, sizeof(text) - 1);
  close(fd);
  return atoi(text);
}

static void write_counter(int value) {
  int fd = open("counter", O_CREAT | O_TRUNC | O_WRONLY, 0600);
  dprintf(fd, "%d\n", value);
  close(fd);
}

int main(void) {
  write_counter(0);
  for (int i = 0; i < PROCESSES; i++) {
    if (fork() == 0) {
      for (int round = 0; round < ROUNDS; round++) {
        lock();
        write_counter(read_counter() + 1);
        unlock();
      }
      return 0;
    }
  }
  int status, good = 0;
  while (wait(&status) > 0) good += status == 0;
  printf("%d processes, counter %d\n", good, read_counter());
  printf("lock left: %d\n", access("counter.lock", F_OK) == 0);
  return 0;
}
