#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int flags = O_WRONLY | O_CREAT | O_APPEND;
  int fd = open("log", flags, 0644);  //@ open
  if (fd == -1) return 1;
  write(fd, "start\n", 6);  //@ start

  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    int own = open("log", flags, 0644);  //@ own
    write(own, "child\n", 6);  //@ child
    return 0;
  }
  wait(NULL);
  lseek(fd, 0, SEEK_SET);  //@ seek
  write(fd, "parent\n", 7);  //@ parent
  return 0;
}
