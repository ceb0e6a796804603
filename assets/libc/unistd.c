// <unistd.h>: what is more than one system call.

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int __file_kind(int fd);
long __getcwd(char *buffer, size_t size);

int isatty(int fd) {
  int kind = __file_kind(fd);
  if (kind == 0) return 1;
  if (kind > 0) errno = ENOTTY;
  return 0;
}

int creat(const char *path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

// getcwd(3): glibc makes the buffer itself when it is given none.
char *getcwd(char *buffer, size_t size) {
  char *own = NULL;
  if (buffer == NULL) {
    if (size == 0) size = 4096;
    own = malloc(size);
    if (own == NULL) return NULL;
    buffer = own;
  } else if (size == 0) {
    errno = EINVAL;
    return NULL;
  }
  if (__getcwd(buffer, size) < 0) {
    free(own);
    return NULL;
  }
  return buffer;
}

pid_t getpgrp(void) { return getpgid(0); }

int setpgrp(void) { return setpgid(0, 0); }
