// The shell's way: redirect in the child, then exec(); the program notices nothing.
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char* argv[]) {
  char buf[64];
  if (argc > 1) {
    int c, letters = 0;
    while ((c = getchar()) != EOF) letters += c != '\n';
    printf("%d letters\n", letters);
    fprintf(stderr, "no errors\n");
    return 0;
  }
  int in = open("in", O_CREAT | O_WRONLY, 0644);
  write(in, "some\ntext\n", 10);
  close(in);
  if (fork() == 0) {
    int out = open("out", O_CREAT | O_WRONLY | O_TRUNC, 0644);
    dup2(open("in", O_RDONLY), 0);
    dup2(out, 1);
    dup2(out, 2);
    execl(argv[0], argv[0], "count", (char*)NULL);
    _exit(127);
  }
  wait(NULL);
  int n = read(open("out", O_RDONLY), buf, sizeof(buf));
  printf("%.*s", n, buf);
  return 0;
}
