#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char *msg = "Message in a pipe.\n";
  char buf[32];
  int fd[2];
  if (pipe(fd) == -1) return 1;  //@ pipe

  pid_t pid = fork();  //@ child = "child"
  if (pid == -1) return 1;
  if (pid != 0) {
    close(fd[0]);
    write(fd[1], msg, 19);  //@ write
    close(fd[1]);
    wait(NULL);  //@ wait
  } else {
    close(fd[1]);
    ssize_t n;
    while ((n = read(fd[0], buf, 4)) > 0)  //@ read
      write(1, buf, n);
  }
  return 0;
}
