#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int fd[2], n;
  if (pipe(fd) == -1) return 1;

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    int copy = dup(fd[1]);  //@ dup
    write(copy, "bye\n", 4);
    close(fd[1]);  //@ first
    close(copy);  //@ last
    return 0;
  }
  close(fd[1]);  //@ parent_end
  while ((n = read(fd[0], buf, 8)) > 0)  //@ read
    write(1, buf, n);
  write(1, "EOF\n", 4);
  wait(NULL);
  return 0;
}
