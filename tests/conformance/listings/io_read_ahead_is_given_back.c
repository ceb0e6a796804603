// fflush(), freopen() and exit() move the offset back to what the program has read; fclose() and
// _exit() do not.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static long offset(int fd) { return (long)lseek(fd, 0, SEEK_CUR); }

static FILE *begin(int *copy) {
  FILE *f = fopen("letters", "r");
  *copy = dup(fileno(f));
  fgetc(f);
  fgetc(f);
  return f;
}

int main(void) {
  int copy;
  int fd = open("letters", O_CREAT | O_WRONLY, 0644);
  write(fd, "abcdefghij\n", 11);
  FILE *f = begin(&copy);
  printf("read ahead %ld\n", offset(copy));
  int result = fflush(f);
  printf("fflush %d %ld\n", result, offset(copy));
  printf("next %c\n", fgetc(f));
  fflush(NULL);
  printf("fflush(NULL) %ld\n", offset(copy));
  ungetc('c', f);
  fflush(f);
  printf("ungetc %ld\n", offset(copy));
  fscanf(f, "%*[cde]");
  result = ungetc('e', f);
  printf("twice %c%c\n", result, ungetc('d', f));
  fflush(f);
  printf("fscanf %ld\n", offset(copy));
  fgetc(f);
  fclose(f);
  printf("fclose %ld\n", offset(copy));

  f = begin(&copy);
  f = freopen("/dev/null", "r", f);
  printf("freopen %ld\n", offset(copy));
  fclose(f);

  f = begin(&copy);
  fflush(stdout);
  if (fork() == 0) _exit(0);
  wait(NULL);
  printf("_exit %ld\n", offset(copy));
  fflush(stdout);
  if (fork() == 0) exit(0);
  wait(NULL);
  printf("exit %ld\n", offset(copy));

  int ends[2];
  pipe(ends);
  write(ends[1], "hello", 5);
  f = fdopen(ends[0], "r");
  fgetc(f);
  result = fflush(f);
  printf("pipe %d %c\n", result, fgetc(f));
  return 0;
}
