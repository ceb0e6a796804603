// The sizes of the integer types on x86-64 Linux.
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

int main(void) {
  printf("%zu %zu %zu %zu %zu\n", sizeof(char), sizeof(short), sizeof(int), sizeof(long), sizeof(long long));
  printf("%zu %zu %zu\n", sizeof(void *), sizeof(size_t), sizeof(pid_t));
  printf("%zu %zu %zu\n", sizeof(unsigned char), sizeof 'a', sizeof("abc"));
  printf("%zu %zu %zu\n", sizeof(int8_t), sizeof(uint16_t), sizeof(int64_t));
  int fd[2];
  char *p = "x";
  printf("%zu %zu %zu\n", sizeof fd, sizeof p, sizeof *p);
  printf("%zu\n", sizeof(fd) / sizeof(fd[0]));
  return 0;
}
