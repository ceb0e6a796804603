// PR14: wait() does not return while all children live.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int fd[2], status;
  pipe(fd);
  pid_t slow = fork();
  if (slow == 0) {
    char c;
    close(fd[1]);
    read(fd[0], &c, 1);  // until nobody can write any more
    write(1, "slow ends\n", 10);
    return 1;
  }
  close(fd[0]);
  pid_t quick = fork();
  if (quick == 0) {
    write(1, "quick ends\n", 11);
    return 2;
  }
  printf("quick first: %d\n", wait(&status) == quick);
  printf("slow lives: %d\n", waitpid(slow, &status, WNOHANG) == 0);
  fflush(stdout);
  close(fd[1]);
  printf("then slow: %d\n", wait(&status) == slow);
  return 0;
}
