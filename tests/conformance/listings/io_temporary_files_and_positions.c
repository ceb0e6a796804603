// mkstemp, mkdtemp, tmpfile, fgetpos and fsetpos; asprintf and the unlocked characters.
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  char file[] = "fileXXXXXX", folder[] = "folderXXXXXX", wrong[] = "XXXX";
  int fd = mkstemp(file);
  printf("%d %d %d\n", fd, strncmp(file, "file", 4), strchr(file, 'X') != NULL && 0);
  printf("%d ", mkstemp(wrong));
  printf("%d\n", errno == EINVAL);
  printf("%d %d\n", mkdtemp(folder) == folder, rmdir(folder));
  close(fd);
  unlink(file);
  FILE *f = tmpfile();
  fputs("first\nsecond\n", f);
  rewind(f);
  char line[16];
  fgets(line, sizeof line, f);
  fpos_t place;
  fgetpos(f, &place);
  for (int i = 0; i < 2; i++) {
    fgets(line, sizeof line, f);
    fputs(line, stdout);
    fsetpos(f, &place);
  }
  for (int c; (c = getc_unlocked(f)) != EOF;) putchar_unlocked(c == '\n' ? '.' : c);
  char *text;
  int length = asprintf(&text, "%s-%d", "text", 42);
  printf("\n%d %s\n", length, text);
  free(text);
  return fclose(f);
}
