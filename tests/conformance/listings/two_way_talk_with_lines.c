// Question and answer over two pipes, a line each, three times.
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int read_line(int fd, char *buf, int size) {
  int n = 0;
  while (n < size - 1 && read(fd, buf + n, 1) == 1) {
    if (buf[n++] == '\n') break;
  }
  buf[n] = '\0';
  return n;
}

int main(void) {
  int down[2], up[2];
  char line[64];
  pipe(down);
  pipe(up);
  if (fork() == 0) {
    close(down[1]);
    close(up[0]);
    while (read_line(down[0], line, sizeof(line)) > 0) {
      char answer[96];
      int n = snprintf(answer, sizeof(answer), "%zu: %s", strlen(line) - 1, line);
      write(up[1], answer, n);
    }
    return 0;
  }
  close(down[0]);
  close(up[1]);
  char *questions[] = {"one\n", "three\n", "fifteen letters\n"};
  for (int i = 0; i < 3; i++) {
    write(down[1], questions[i], strlen(questions[i]));
    read_line(up[0], line, sizeof(line));
    printf("answer %s", line);
  }
  close(down[1]);
  wait(NULL);
  return 0;
}
