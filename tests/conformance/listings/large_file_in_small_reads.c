// 100000 bytes written at once and read back in pieces; one write and one read may take them all.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SIZE 100000

int main(void) {
  unsigned char* data = malloc(SIZE);
  for (int i = 0; i < SIZE; i++) data[i] = i % 251;
  int fd = open("big", O_CREAT | O_RDWR, 0644);
  printf("wrote %d\n", (int)write(fd, data, SIZE));
  lseek(fd, 0, SEEK_SET);
  long sum = 0;
  int n, reads = 0;
  while ((n = read(fd, data, 4096)) > 0) {
    for (int i = 0; i < n; i++) sum += data[i];
    reads++;
  }
  printf("%d reads, sum %ld\n", reads, sum);
  lseek(fd, 0, SEEK_SET);
  printf("read %d\n", (int)read(fd, data, SIZE));
  free(data);
  return 0;
}
