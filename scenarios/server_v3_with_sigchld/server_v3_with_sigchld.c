#include <netinet/in.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
static volatile sig_atomic_t left = 3;

static void reap(int signal) {
  while (waitpid(-1, 0, WNOHANG) > 0)  //@ reap
    left -= signal == SIGCHLD;
}
int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  char buf[4];
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 3);  //@ listen
  getsockname(s, &at, &size);
  signal(SIGCHLD, reap);  //@ handler
  for (int i = 0; i < 3; i++) {
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, &at, size);  //@ connect
    int a = accept(s, NULL, NULL);  //@ accept
    if (fork() == 0)  //@ fork, child = "worker"
      _exit(write(a, "hi\n", 3) != 3);  //@ serve
    close(a);  //@ own_copy
    while (read(c, buf, 4) > 0) continue;  //@ answer
  }
  while (left > 0) sleep(1);  //@ end
}
