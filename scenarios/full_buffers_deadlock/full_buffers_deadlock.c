#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static char page[500000];

int main(void) {
  int fd[2];
  socketpair(AF_UNIX, SOCK_STREAM, 0, fd);  //@ pair
  int me = fork() == 0;  //@ child = "child"
  close(fd[!me]);  //@ close
  write(fd[me], page, sizeof(page));  //@ write
  read(fd[me], page, sizeof(page));  //@ read
  if (!me) wait(NULL);
  return 0;
}
