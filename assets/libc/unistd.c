// <unistd.h>: what is more than one system call.

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
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

static long limit_of_descriptors(void) {
  struct rlimit limit;
  getrlimit(RLIMIT_NOFILE, &limit);
  return (long)limit.rlim_cur;
}

long sysconf(int name) {
  switch (name) {
    case _SC_ARG_MAX: return 2097152;
    case _SC_CLK_TCK: return 100;
    case _SC_OPEN_MAX: return limit_of_descriptors();
    case _SC_PAGESIZE: return getpagesize();
  }
  errno = EINVAL;
  return -1;
}

int getpagesize(void) { return 4096; }

pid_t getpgrp(void) { return getpgid(0); }

int setpgrp(void) { return setpgid(0, 0); }
