#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2];
  char byte;
  for (int i = 0; i < 3; i++) malloc(16);
  char *copy = strdup("hello");
  free(malloc(100));
  pipe(fd);
  pid_t pid = fork();  //@ child = "child"
  if (pid == 0) {
    read(fd[0], &byte, 1);
    free(copy);
    return 0;
  }
  open("notes.txt", O_CREAT | O_WRONLY, 0644);
  write(fd[1], "Message in a pipe.\n", 19);
  return 0;
}
