#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char a[8], b[8];
  int fd = open("foo.txt", O_RDONLY);  //@ open
  int own = open("foo.txt", O_RDONLY);  //@ own
  if (fd == -1 || own == -1) return 1;

  read(fd, a, 5);  //@ first
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == -1) return 1;
  if (pid == 0) {
    read(fd, b, 3);  //@ child_read
    write(1, b, 3);
    return 0;
  }
  wait(NULL);  //@ wait
  read(fd, b, 4);  //@ parent_read
  write(1, b, 4);  //@ show
  read(own, a, 5);  //@ other
  write(1, "\n", 1);
  return 0;
}
