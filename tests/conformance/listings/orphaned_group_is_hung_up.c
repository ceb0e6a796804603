// The last connection of a group with a stopped member ends: the group gets SIGHUP and SIGCONT.
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int fd[2];

void hung_up(int signal) { write(fd[1], signal == SIGHUP ? "hung up\n" : "?\n", 8); }

int main(void) {
  char line[8];
  int status;
  pipe(fd);
  pid_t father = fork();
  if (father == 0) {
    pid_t child = fork();
    if (child == 0) {
      signal(SIGHUP, hung_up);
      setpgid(0, 0);
      raise(SIGSTOP);
      write(fd[1], "goes on\n", 8);
      raise(SIGTSTP);
      write(fd[1], "is free\n", 8);
      return 0;
    }
    waitpid(child, &status, WUNTRACED);
    return 7;
  }
  waitpid(father, &status, 0);
  printf("father: %d\n", WEXITSTATUS(status));
  close(fd[1]);
  for (int i = 0; i < 3; i++) {
    ssize_t count = read(fd[0], line, 8);
    printf("%.*s", (int)count, line);
  }
  return 0;
}
