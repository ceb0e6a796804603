// A stream that reads and writes has one buffer. What is written lies there behind what has
// been read, and the descriptor's offset goes back when it is written out, not before.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static long offset_of(FILE *f) { return lseek(fileno(f), 0, SEEK_CUR); }

static void show(const char *name) {
  char text[64] = "";
  int fd = open(name, O_RDONLY);
  read(fd, text, sizeof text - 1);
  close(fd);
  printf("the file: %s\n", text);
}

int main(void) {
  FILE *f = fopen("poem", "w+");
  if (f == NULL) exit(1);
  fputs("roses are red, violets are blue", f);
  rewind(f);
  char word[7];
  fgets(word, sizeof word, f);
  printf("read \"%s\", offset %ld\n", word, offset_of(f));
  fputs("WERE", f);
  printf("written into the buffer, offset %ld, ftell %ld\n", offset_of(f), ftell(f));
  show("poem");
  fseek(f, 0, SEEK_CUR);
  printf("written out, offset %ld, ftell %ld\n", offset_of(f), ftell(f));
  show("poem");
  printf("next: %c\n", fgetc(f));
  fpos_t here;
  fgetpos(f, &here);
  fseek(f, 0, SEEK_END);
  fputs("!", f);
  fsetpos(f, &here);
  printf("back at %ld, offset %ld\n", ftell(f), offset_of(f));
  printf("next: %c\n", fgetc(f));
  show("poem");
  fclose(f);

  f = fopen("poem", "a+");
  printf("a+ begins at %ld", ftell(f));
  printf(", reads %c", fgetc(f));
  printf(", then %ld\n", ftell(f));
  fseek(f, 0, SEEK_CUR);
  fputs(" and more", f);
  printf("appends at %ld, offset %ld\n", ftell(f), offset_of(f));
  fclose(f);
  show("poem");
  return 0;
}
