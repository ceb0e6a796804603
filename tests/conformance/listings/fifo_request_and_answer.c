// A tiny server: requests come through one FIFO, answers go back through another.
#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void serve(void) {
  char buf[32];
  int n, in = open("request", O_RDONLY), out = open("answer", O_WRONLY);
  while ((n = read(in, buf, sizeof(buf))) > 0) {
    for (int i = 0; i < n; i++) buf[i] = toupper((unsigned char)buf[i]);
    write(out, buf, n);
  }
}

int main(void) {
  const char* words[] = {"hello", "fifo", "bye"};
  char buf[32];
  mkfifo("request", 0600);
  mkfifo("answer", 0600);
  if (fork() == 0) {
    serve();
    return 3;
  }
  int out = open("request", O_WRONLY), in = open("answer", O_RDONLY);
  for (int i = 0; i < 3; i++) {
    write(out, words[i], strlen(words[i]));
    int n = read(in, buf, sizeof(buf));
    printf("%s -> %.*s\n", words[i], n, buf);
  }
  close(out);
  int status;
  printf("end: %d\n", (int)read(in, buf, sizeof(buf)));
  wait(&status);
  printf("server gave %d\n", WEXITSTATUS(status));
  return 0;
}
