#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_un at = {AF_UNIX, "door"};
  struct sockaddr *to = (void *)&at;
  socklen_t size = sizeof(at);
  char buf[8];
  int s = socket(AF_UNIX, SOCK_STREAM, 0);
  bind(s, to, size);  //@ bind
  listen(s, 2);  //@ listen

  if (fork() == 0) {  //@ child = "client"
    close(s);
    int c = socket(AF_UNIX, SOCK_STREAM, 0);
    connect(c, to, size);  //@ connect
    write(c, "knock\n", 6);  //@ knock
    return 0;
  }
  int c = accept(s, NULL, NULL);  //@ accept
  write(1, buf, read(c, buf, 8));  //@ show
  wait(NULL);
  unlink("door");  //@ unlink
  return 0;
}
