// OF09: four children write records through one description; no record is lost or torn.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHILDREN 4
#define RECORDS 20

int main(void) {
  int fd = open("records", O_CREAT | O_RDWR, 0644);
  for (int i = 0; i < CHILDREN; i++) {
    if (fork() == 0) {
      char record[8];
      memset(record, 'a' + i, sizeof(record));
      for (int k = 0; k < RECORDS; k++) write(fd, record, sizeof(record));
      return 0;
    }
  }
  while (wait(NULL) > 0) {
  }
  printf("size %ld\n", (long)lseek(fd, 0, SEEK_END));
  int count[CHILDREN] = {0}, torn = 0;
  char record[8];
  lseek(fd, 0, SEEK_SET);
  while (read(fd, record, sizeof(record)) == sizeof(record)) {
    for (int k = 1; k < 8; k++) torn += record[k] != record[0];
    count[record[0] - 'a']++;
  }
  for (int i = 0; i < CHILDREN; i++) printf("%c: %d\n", 'a' + i, count[i]);
  printf("torn: %d\n", torn);
  return 0;
}
