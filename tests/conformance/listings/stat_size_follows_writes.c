// stat() by name and fstat() by number see the same size, right after each write.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void) {
  struct stat by_name, by_number;
  int fd = open("f", O_CREAT | O_WRONLY, 0644);
  for (int i = 0; i < 4; i++) {
    stat("f", &by_name);
    fstat(fd, &by_number);
    printf("%ld %ld %d\n", (long)by_name.st_size, (long)by_number.st_size,
           by_name.st_ino == by_number.st_ino);
    write(fd, "0123456789", 1 + 3 * i);
  }
  printf("%d\n", S_ISREG(by_name.st_mode));
  return 0;
}
