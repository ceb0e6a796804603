// Three processes pass bytes on over two pipes, each with a change of its own.
#include <sys/wait.h>
#include <unistd.h>

void filter(int in, int out, char from, char to) {
  char c;
  while (read(in, &c, 1) == 1) {
    if (c == from) c = to;
    write(out, &c, 1);
  }
}

int main(void) {
  int first[2], second[2];
  pipe(first);
  if (fork() == 0) {
    close(first[0]);
    write(first[1], "banana\n", 7);
    return 0;
  }
  close(first[1]);
  pipe(second);
  if (fork() == 0) {
    close(second[0]);
    filter(first[0], second[1], 'a', 'o');
    return 0;
  }
  close(first[0]);
  close(second[1]);
  filter(second[0], 1, 'n', 'm');
  while (wait(NULL) > 0) {
  }
  return 0;
}
