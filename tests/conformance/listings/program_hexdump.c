// hexdump: 16 bytes in a line, with the offset, the hexadecimal and the printable form.
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void dump_line(long at, const unsigned char* bytes, int count) {
  printf("%06lx ", at);
  for (int i = 0; i < 16; i++) {
    if (i < count)
      printf(" %02x", bytes[i]);
    else
      printf("   ");
    if (i == 7) printf(" ");
  }
  printf("  |");
  for (int i = 0; i < count; i++) putchar(isprint(bytes[i]) ? bytes[i] : '.');
  printf("|\n");
}

int main(void) {
  unsigned char bytes[16];
  int fd = open("data", O_CREAT | O_RDWR, 0644);
  write(fd, "ELF? no, just text.\n", 20);
  lseek(fd, 12, SEEK_CUR);
  for (int i = 250; i < 262; i++) {
    unsigned char byte = i;
    write(fd, &byte, 1);
  }
  pwrite(fd, "END", 4, 60);
  lseek(fd, 0, SEEK_SET);
  long at = 0;
  int n;
  while ((n = read(fd, bytes, sizeof(bytes))) > 0) {
    dump_line(at, bytes, n);
    at += n;
  }
  printf("%06lx\n", at);
  return 0;
}
