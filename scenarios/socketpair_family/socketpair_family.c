#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  char buf[8];
  int fd[2];
  ssize_t n;
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);  //@ pair
  if (fork() == 0) {  //@ child = "child"
    close(fd[0]);
    n = read(fd[1], buf, 8);
    buf[1] = 'o';
    write(fd[1], buf, n);  //@ answer
    return 0;
  }
  close(fd[1]);  //@ own_end
  write(fd[0], "ping\n", 5);  //@ ask
  n = read(fd[0], buf, 8);  //@ listen
  write(1, buf, n);  //@ show
  wait(NULL);  //@ wait
  return 0;
}
