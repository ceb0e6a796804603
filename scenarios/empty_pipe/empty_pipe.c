#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int fd[2];
  if (pipe(fd) == -1) return 1;  //@ pipe

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    close(fd[0]);
    write(fd[1], "tick\n", 5);  //@ tick
    write(fd[1], "tock\n", 5);  //@ tock
    return 0;
  }
  close(fd[1]);
  for (int i = 0; i < 2; i++) {
    int n = read(fd[0], buf, 5);  //@ read
    write(1, buf, n);  //@ show
  }
  wait(NULL);  //@ wait
  return 0;
}
