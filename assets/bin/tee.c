// tee [-a] [FILE]...: copies the standard input to the standard output and to files.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FILES = 64 };

static int write_all(int to, const char *bytes, ssize_t count) {
  while (count > 0) {
    ssize_t written = write(to, bytes, count);
    if (written < 0) return -1;
    bytes += written;
    count -= written;
  }
  return 0;
}

int main(int argc, char *argv[]) {
  int outputs[MOST_FILES] = {STDOUT_FILENO};
  int count = 1;
  int status = 0;
  int first = 1;
  int how = O_TRUNC;
  if (argc > 1 && strcmp(argv[1], "-a") == 0) {
    how = O_APPEND;
    first = 2;
  }
  for (int i = first; i < argc && count < MOST_FILES; i++) {
    int opened = open(argv[i], O_WRONLY | O_CREAT | how, 0666);
    if (opened < 0) {
      fprintf(stderr, "tee: ");
      perror(argv[i]);
      status = 1;
    } else {
      outputs[count++] = opened;
    }
  }
  char buffer[4096];
  ssize_t got;
  while ((got = read(STDIN_FILENO, buffer, sizeof(buffer))) > 0) {
    for (int i = 0; i < count; i++) {
      if (write_all(outputs[i], buffer, got) != 0) status = 1;
    }
  }
  return got < 0 ? 1 : status;
}
