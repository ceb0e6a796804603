// OF16: of four processes that open with O_CREAT | O_EXCL exactly one succeeds.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int won = 0, lost = 0;
  for (int i = 0; i < 4; i++) {
    if (fork() == 0) {
      int fd = open("winner", O_CREAT | O_EXCL | O_WRONLY, 0644);
      return fd == -1 && errno == EEXIST ? 1 : 0;
    }
  }
  int status;
  while (wait(&status) > 0) WEXITSTATUS(status) == 0 ? won++ : lost++;
  printf("%d won, %d lost\n", won, lost);
  return 0;
}
