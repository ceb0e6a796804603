#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int fd[2], n;
  if (pipe(fd) == -1) return 1;

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    close(fd[0]);
    write(fd[1], "bye\n", 4);  //@ write
    close(fd[1]);  //@ child_end
    return 0;
  }
  // Here close(fd[1]) is missing.
  while ((n = read(fd[0], buf, 8)) > 0)  //@ read
    write(1, buf, n);
  write(1, "EOF\n", 4);  // never reached
  wait(NULL);
  return 0;
}
