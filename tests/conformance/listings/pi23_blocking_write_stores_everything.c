// PI23: a blocking write larger than the pipe returns only when everything is stored.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

char block[200000];

int main(void) {
  int fd[2], n;
  pipe(fd);
  if (fork() == 0) {
    close(fd[0]);
    for (int i = 0; i < 200000; i++) block[i] = i % 251;
    return write(fd[1], block, 200000) == 200000 ? 3 : 4;
  }
  close(fd[1]);
  int total = 0, wrong = 0;
  while ((n = read(fd[0], block, 5000)) > 0) {
    for (int i = 0; i < n; i++) {
      if ((unsigned char)block[i] != (total + i) % 251) wrong++;
    }
    total += n;
  }
  int status;
  wait(&status);
  printf("%d bytes, %d wrong, child %d\n", total, wrong, WEXITSTATUS(status));
  return 0;
}
