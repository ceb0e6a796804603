// IO12: ftell() is the offset less the unread bytes, so that a read() below misleads it.
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[100];
  FILE *f = fopen("digits", "w");
  for (int i = 0; i < 5000; i++) fputc('0' + i % 10, f);
  fclose(f);

  f = fopen("digits", "r");
  fread(buf, 1, 12, f);
  printf("ftell %ld\n", ftell(f));
  printf("read %d\n", (int)read(fileno(f), buf, 100));
  printf("ftell %ld\n", ftell(f));
  printf("next %c\n", fgetc(f));
  lseek(fileno(f), 4500, SEEK_SET);
  printf("ftell %ld\n", ftell(f));
  printf("next %c\n", fgetc(f));
  fclose(f);
  return 0;
}
