#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char c;
  int bytes = 0, characters = 0;

  int fd = open("word.txt", O_RDONLY);  //@ open
  if (fd == -1) return 1;
  while (read(fd, &c, 1) == 1)  //@ read
    bytes++;
  close(fd);

  FILE *f = fopen("word.txt", "r");  //@ fopen
  if (f == NULL) return 1;
  while (fgetc(f) != EOF)  //@ fgetc
    characters++;
  fclose(f);

  printf("%d %d\n", bytes, characters);
  return 0;
}
