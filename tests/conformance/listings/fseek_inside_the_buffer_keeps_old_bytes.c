// Once a seek has told the stream where it is, one to a place that has been read ahead reads
// nothing: what somebody else has written meanwhile is not seen. A seek elsewhere reads from the
// start of the block.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void say(const char *what, FILE *f) {
  printf("%s: at %ld, the descriptor at %ld\n", what, ftell(f),
         (long)lseek(fileno(f), 0, SEEK_CUR));
}

int main(void) {
  int fd = open("letters", O_RDWR | O_CREAT | O_TRUNC, 0644);
  for (int i = 0; i < 10000; i++) write(fd, &"abcdefghijklmnopqrstuvwxyz"[i % 26], 1);
  FILE *f = fopen("letters", "r");
  if (f == NULL) exit(1);
  printf("first: %c\n", fgetc(f));
  say("after fgetc", f);
  fseek(f, 10, SEEK_SET);
  say("first fseek", f);
  pwrite(fd, "XXXX", 4, 100);
  fseek(f, 100, SEEK_SET);
  say("fseek inside", f);
  printf("old byte: %c\n", fgetc(f));
  fseek(f, 5000, SEEK_SET);
  say("fseek outside", f);
  fseek(f, 100, SEEK_SET);
  say("fseek back", f);
  printf("new byte: %c\n", fgetc(f));
  fseek(f, -20, SEEK_END);
  say("fseek from the end", f);
  fseek(f, 15, SEEK_CUR);
  say("fseek from here", f);
  fflush(f);
  say("fflush", f);
  fseek(f, 7, SEEK_SET);
  say("fseek after fflush", f);
  lseek(fileno(f), 3, SEEK_SET);
  fseek(f, 0, SEEK_SET);
  say("fseek moves the descriptor back", f);
  printf("beyond the end: %d\n", fseek(f, 20000, SEEK_SET));
  say("there", f);
  printf("then: %d\n", fgetc(f));
  rewind(f);
  say("rewind", f);
  printf("below the start: %d\n", fseek(f, -1, SEEK_CUR));
  fclose(f);
  return 0;
}
