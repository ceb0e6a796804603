// TH17: every write() of several threads to one file stands there whole.
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int fd;

static void *write_lines(void *argument) {
  char line[17];
  memset(line, *(char *)argument, 16);
  line[15] = '\n';
  for (int i = 0; i < 4; i++) write(fd, line, 16);
  return NULL;
}

int main(void) {
  pthread_t threads[3];
  char names[] = "abc", line[17];
  int found[3] = {0, 0, 0}, torn = 0;
  fd = open("lines", O_RDWR | O_CREAT | O_TRUNC, 0600);
  for (int i = 0; i < 3; i++) pthread_create(&threads[i], NULL, write_lines, &names[i]);
  for (int i = 0; i < 3; i++) pthread_join(threads[i], NULL);
  lseek(fd, 0, SEEK_SET);
  while (read(fd, line, 16) == 16) {
    for (int i = 1; i < 15; i++) torn += line[i] != line[0];
    found[line[0] - 'a']++;
  }
  printf("%d %d %d, torn %d\n", found[0], found[1], found[2], torn);
  unlink("lines");
  return 0;
}
