#include <arpa/inet.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct sockaddr_in in = {0};
  char buf[8];
  ssize_t n;
  in.sin_family = AF_INET;
  in.sin_port = htons(8080);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  bind(s, (void *)&in, sizeof in);
  listen(s, 2);  //@ listen
  for (int i = 0; i < 2; i++) {
    int c = accept(s, NULL, NULL);  //@ accept
    if (fork() == 0) {  //@ child = "worker"
      close(s);  //@ close_listener
      while ((n = read(c, buf, 8)) > 0)  //@ serve
        write(c, buf, n);  //@ answer
      return 0;
    }
    close(c);  //@ close_connection
  }
  while (wait(NULL) > 0) continue;  //@ wait
  return 0;
}
