#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char c;
  int fd[2];
  if (pipe(fd) == -1) return 1;
  write(fd[1], "ab\n", 3);  //@ fill
  close(fd[1]);

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    read(fd[0], &c, 1);  //@ child_read
    write(1, &c, 1);  //@ child_show
    close(fd[0]);  //@ child_close
    return 0;
  }
  wait(NULL);
  while (read(fd[0], &c, 1) > 0)  //@ read
    write(1, &c, 1);
  close(fd[0]);  //@ last
  return 0;
}
