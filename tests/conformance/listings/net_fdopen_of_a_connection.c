// fdopen() on both ends of a connection: lines through streams, one for each direction.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

// fd[0] is the client's end, fd[1] the server's.
static void connect_pair(int fd[2]) {
  struct sockaddr_in address = {0};
  socklen_t size = sizeof(address);
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(listener, (struct sockaddr*)&address, size);
  listen(listener, 1);
  getsockname(listener, (struct sockaddr*)&address, &size);
  fd[0] = socket(AF_INET, SOCK_STREAM, 0);
  connect(fd[0], (struct sockaddr*)&address, size);
  fd[1] = accept(listener, NULL, NULL);
  close(listener);
}

int main(void) {
  int fd[2];
  char line[64];
  connect_pair(fd);
  if (fork() == 0) {
    close(fd[0]);
    FILE *in = fdopen(fd[1], "r"), *out = fdopen(dup(fd[1]), "w");
    while (fgets(line, sizeof(line), in)) {
      fprintf(out, "you said %s", line);
      fflush(out);
    }
    _exit(0);
  }
  close(fd[1]);
  FILE *in = fdopen(fd[0], "r"), *out = fdopen(dup(fd[0]), "w");
  for (int i = 1; i <= 3; i++) {
    fprintf(out, "line %d\n", i);
    fflush(out);
    printf("%s", fgets(line, sizeof(line), in));
  }
  fclose(out);
  shutdown(fd[0], SHUT_WR);
  printf("end: %d\n", fgets(line, sizeof(line), in) == NULL);
  wait(NULL);
  return 0;
}
