#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  printf("hello ");
  pid_t pid = fork();  //@ fork, child = "first"
  if (pid == -1) return 1;
  if (pid == 0) return 0;  //@ first
  wait(NULL);
  printf("\n");  //@ newline

  printf("bye ");
  fflush(stdout);  //@ flush
  pid = fork();  //@ again, child = "second"
  if (pid == -1) return 1;
  if (pid == 0) return 0;  //@ second
  wait(NULL);
  printf("\n");  //@ once
  return 0;
}
