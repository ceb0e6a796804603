#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[16];
  int fd[2];
  if (pipe(fd) == -1) return 1;  //@ pipe

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid != 0) {
    close(fd[0]);  //@ parent_end
    write(fd[1], "Hello!\n", 7);  //@ write
    close(fd[1]);
    wait(NULL);  //@ wait
  } else {
    close(fd[1]);
    int n = read(fd[0], buf, 16);  //@ read
    write(1, buf, n);
    close(fd[0]);
  }
  return 0;
}
