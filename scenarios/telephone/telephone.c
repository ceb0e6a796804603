#include <netinet/in.h>
#include <string.h>
#include <unistd.h>
static char heard[40];

static void hear(int c, const char *reply) {
  ssize_t n = read(c, heard, 40);  //@ hear
  write(1, heard, n);  //@ words
  write(c, reply, strlen(reply));  //@ answer
}
int main(void) {
  struct sockaddr at;
  socklen_t size = sizeof(at);
  int s = socket(AF_INET, SOCK_STREAM, 0);
  listen(s, 1);  //@ service
  getsockname(s, &at, &size);
  if (fork() == 0) {  //@ child = "callee"
    int c = accept(s, NULL, NULL);  //@ pick_up
    write(c, "Hello?\n", 7);  //@ hello
    hear(c, "Hi John, what's up?\n");
    hear(c, "One is fine. Bye\n");
  } else {
    int c = socket(AF_INET, SOCK_STREAM, 0);
    connect(c, &at, size);  //@ dial
    hear(c, "Hi, it's John\n");
    hear(c, "Lunch at one? Bye\n");
    write(1, heard, read(c, heard, 40));  //@ bye
  }
  return 0;  //@ hang_up
}
