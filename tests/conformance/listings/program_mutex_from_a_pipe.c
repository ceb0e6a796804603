// A pipe with one byte is a lock: who has read the byte may change the file.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int token[2];

static void lock(void) {
  char c;
  read(token[0], &c, 1);
}

static void unlock(void) { write(token[1], "t", 1); }

static void deposit(int fd, int amount) {
  int balance;
  lock();
  pread(fd, &balance, sizeof(balance), 0);
  balance += amount;
  pwrite(fd, &balance, sizeof(balance), 0);
  unlock();
}

int main(void) {
  int balance = 100;
  pipe(token);
  unlock();
  int fd = open("balance", O_CREAT | O_RDWR, 0600);
  write(fd, &balance, sizeof(balance));
  for (int child = 0; child < 5; child++) {
    if (fork() == 0) {
      for (int i = 0; i < 20; i++) deposit(fd, child % 2 == 0 ? 10 : -5);
      exit(0);
    }
  }
  while (wait(NULL) > 0) {
  }
  pread(fd, &balance, sizeof(balance), 0);
  printf("balance %d\n", balance);
  return 0;
}
