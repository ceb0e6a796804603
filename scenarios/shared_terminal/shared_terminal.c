#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char line[16];
  write(1, "name? ", 6);  //@ prompt
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    ssize_t n = read(0, line, 16);  //@ line
    write(1, "child got ", 10);
    write(1, line, n);  //@ child
    return 0;
  }
  wait(NULL);  //@ wait
  ssize_t n = read(0, line, 16);  //@ second
  write(1, "parent got ", 11);
  write(1, line, n);  //@ parent
  close(1);  //@ close
  return 0;
}
