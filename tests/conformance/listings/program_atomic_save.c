// Safe saving: a new file is renamed over the old one; readers see old or new, never half.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SIZE 500

static void save(char letter) {
  char text[SIZE];
  memset(text, letter, sizeof(text));
  int fd = open("document.tmp", O_CREAT | O_TRUNC | O_WRONLY, 0644);
  for (int i = 0; i < SIZE; i += 50) write(fd, text + i, 50);
  close(fd);
  rename("document.tmp", "document");
}

static int is_whole(void) {
  char text[SIZE + 1];
  int fd = open("document", O_RDONLY);
  int n = read(fd, text, sizeof(text));
  close(fd);
  if (n != SIZE) return 0;
  for (int i = 1; i < n; i++) {
    if (text[i] != text[0]) return 0;
  }
  return 1;
}

int main(void) {
  save('a');
  if (fork() == 0) {
    for (int i = 1; i < 20; i++) save('a' + i);
    return 0;
  }
  int broken = 0;
  for (int i = 0; i < 50; i++) broken += !is_whole();
  wait(NULL);
  char c;
  read(open("document", O_RDONLY), &c, 1);
  printf("broken %d, at last %c, temporary file left %d\n", broken, c,
         access("document.tmp", F_OK) == 0);
  return 0;
}
