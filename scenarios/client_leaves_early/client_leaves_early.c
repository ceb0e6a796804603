#include <netinet/in.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  char buf[8];
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);
  getsockname(s, &at, &size);
  pid_t client = fork();  //@ child = "client"
  if (client == 0) {
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, &at, size);  //@ connect
    write(c, "page?", 5);  //@ ask
    return 0;  //@ leave
  }
  int c = accept(s, NULL, NULL);  //@ accept
  read(c, buf, 8);  //@ read
  waitpid(client, NULL, 0);  //@ gone
  write(c, "page 1\n", 7);  //@ first
  write(1, "sent\n", 5);
  write(c, "page 2\n", 7);  //@ second
  write(1, "never said\n", 11);
  return 0;
}
