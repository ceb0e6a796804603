// OF01: every open() makes a description of its own, and its offset is 0.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int first = open("notes.txt", O_CREAT | O_RDWR, 0644);
  write(first, "0123456789", 10);
  int second = open("notes.txt", O_RDONLY);
  printf("first at %ld\n", (long)lseek(first, 0, SEEK_CUR));
  printf("second at %ld\n", (long)lseek(second, 0, SEEK_CUR));
  char c = '?';
  read(second, &c, 1);
  printf("second read %c\n", c);
  printf("first at %ld\n", (long)lseek(first, 0, SEEK_CUR));
  printf("second at %ld\n", (long)lseek(second, 0, SEEK_CUR));
  return 0;
}
