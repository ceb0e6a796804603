// waitpid(0) means the group that the caller is in when it begins, even if it is moved out of it.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int go[2];
  pipe(go);
  pid_t child = fork();
  if (child == 0) {
    if (fork() == 0) {
      char byte;
      close(go[1]);
      read(go[0], &byte, 1);
      _exit(7);
    }
    close(go[1]);
    int status = 0;
    int found = waitpid(0, &status, 0) > 0;
    printf("found %d, status %d\n", found, WEXITSTATUS(status));
    return 0;
  }
  sleep(1);
  setpgid(child, child);
  close(go[1]);
  waitpid(child, NULL, 0);
  return 0;
}
