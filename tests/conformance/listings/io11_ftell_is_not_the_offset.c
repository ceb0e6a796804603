// IO11: ftell() says where the program is in the file, lseek() where the kernel is.
#include <stdio.h>
#include <unistd.h>

static void show(const char *when, FILE *f) {
  printf("%s: ftell %ld, lseek %ld\n", when, ftell(f), (long)lseek(fileno(f), 0, SEEK_CUR));
}

int main(void) {
  char buf[16];
  FILE *f = fopen("alphabet", "w");
  fputs("abcdefghijklm", f);
  show("13 characters in the buffer", f);
  fflush(f);
  show("written", f);
  fputs("nopqrstuvwxyz\n", f);
  fclose(f);

  f = fopen("alphabet", "r");
  show("opened", f);
  fread(buf, 1, 10, f);
  show("10 characters read", f);
  printf("next %c\n", fgetc(f));
  fseek(f, 20, SEEK_SET);
  printf("ftell %ld\n", ftell(f));
  printf("next %c\n", fgetc(f));
  show("after fseek", f);
  fclose(f);
  return 0;
}
