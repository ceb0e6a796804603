#include <netinet/in.h>
#include <sys/wait.h>
#include <unistd.h>

static int client(struct sockaddr *at) {
  char buf[4];
  int c = socket(AF_INET, SOCK_STREAM, 0);
  connect(c, at, sizeof(*at));  //@ connect
  write(c, "hi\n", 3);  //@ ask
  return read(c, buf, 4) != 3;  //@ answer
}
int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  char buf[4];
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);  //@ listen
  getsockname(s, &at, &size);
  for (int i = 0; i < 2; i++)
    if (fork() == 0) return client(&at);  //@ child = "client"
  for (int i = 0; i < 2; i++) {
    int c = accept(s, NULL, NULL);  //@ accept
    ssize_t n = read(c, buf, 4);  //@ serve
    write(c, buf, n);  //@ reply
    close(c);  //@ hang_up
  }
  while (wait(NULL) > 0) continue;
}
