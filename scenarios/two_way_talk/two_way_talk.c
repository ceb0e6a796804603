#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int down[2], up[2], n;
  if (pipe(down) == -1) return 1;
  if (pipe(up) == -1) return 1;  //@ pipes

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    close(down[1]);
    close(up[0]);
    n = read(down[0], buf, 8);
    buf[1] = 'o';
    write(up[1], buf, n);  //@ answer
    return 0;
  }
  close(down[0]);
  close(up[1]);  //@ parent_ends
  write(down[1], "ping\n", 5);  //@ ask
  n = read(up[0], buf, 8);  //@ listen
  write(1, buf, n);  //@ show
  wait(NULL);
  return 0;
}
