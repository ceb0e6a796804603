#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    int how = O_WRONLY | O_CREAT | O_TRUNC;
    int fd = open("out.txt", how, 0644);  //@ open
    if (fd == -1) return 1;
    dup2(fd, 1);  //@ dup2
    close(fd);  //@ close
    printf("into the file\n");
    return 0;  //@ flush
  }
  wait(NULL);  //@ wait
  printf("on the terminal\n");
  return 0;  //@ shown
}
