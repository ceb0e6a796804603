// PI24: records of at most 4096 bytes from two writers never mix.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

char record[1000];

int main(void) {
  int fd[2];
  pipe(fd);
  for (int who = 0; who < 2; who++) {
    if (fork() == 0) {
      close(fd[0]);
      memset(record, 'a' + who, sizeof(record));
      for (int i = 0; i < 100; i++) write(fd[1], record, sizeof(record));
      return 0;
    }
  }
  close(fd[1]);
  int records = 0, mixed = 0;
  for (;;) {
    int got = 0, n;
    while (got < 1000 && (n = read(fd[0], record + got, 1000 - got)) > 0) got += n;
    if (got == 0) break;
    records++;
    for (int i = 1; i < got; i++) {
      if (record[i] != record[0]) mixed++;
    }
  }
  printf("%d records, %d mixed\n", records, mixed);
  return 0;
}
