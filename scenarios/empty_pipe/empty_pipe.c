#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int fd[2];
  if (pipe(fd) == -1) return 1;

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    close(fd[0]);
    write(fd[1], "one\n", 4);  //@ one
    write(fd[1], "two\n", 4);  //@ two
    return 0;
  }
  close(fd[1]);
  for (int i = 0; i < 2; i++) {
    int n = read(fd[0], buf, 4);  //@ read
    write(1, buf, n);
  }
  wait(NULL);  //@ wait
  return 0;
}
