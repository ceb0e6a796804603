// IO12: where the offset less the unread bytes would be below zero, ftell() fails with EINVAL.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  FILE *f = fopen("letters", "w");
  fputs("abcdefghij", f);
  fclose(f);

  f = fopen("letters", "r");
  fgetc(f);
  fgetc(f);
  printf("ftell %ld\n", ftell(f));
  lseek(fileno(f), 0, SEEK_SET);
  errno = 0;
  long place = ftell(f);
  printf("ftell %ld, %s\n", place, strerror(errno));
  printf("next %c\n", fgetc(f));
  fclose(f);
  return 0;
}
