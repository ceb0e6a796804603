// A part of a path has at most 255 bytes, a path at most 4095.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  static char path[5001];
  memset(path, 'n', 256);
  printf("256: %d ", open(path, O_CREAT | O_WRONLY, 0644));
  printf("%s\n", strerror(errno));
  path[255] = '\0';
  int fd = open(path, O_CREAT | O_WRONLY, 0644);
  printf("255: %s\n", fd == -1 ? strerror(errno) : "created");
  printf("unlink %d\n", unlink(path));
  for (int i = 0; i < 5000; i += 2) memcpy(path + i, "./", 2);
  printf("5000: %d ", open(path, O_RDONLY));
  printf("%s\n", strerror(errno));
  path[4094] = '\0';
  printf("4094: %d\n", open(path, O_RDONLY) != -1);
  return 0;
}
