#include <sys/wait.h>
#include <unistd.h>

static void run(char *s, int in, int out) {
  dup2(in, 0);  //@ in
  dup2(out, 1);
  for (int fd = 3; fd <= 6; fd++) close(fd);
  execl(s, s, (char *)NULL);  //@ exec
  _exit(127);
}

int main(void) {
  int a[2], b[2];
  if (pipe(a) || pipe(b)) return 1;  //@ pipes
  if (fork() == 0)  //@ first, child = "first"
    run("./list", 0, a[1]);
  if (fork() == 0)  //@ second, child = "second"
    run("./keep", a[0], b[1]);
  if (fork() == 0)  //@ third, child = "third"
    run("./count", b[0], 1);
  for (int fd = 3; fd <= 6; fd++)
    close(fd);  //@ close
  while (wait(NULL) > 0) continue;  //@ wait
  return 0;
}
