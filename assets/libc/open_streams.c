// <stdio.h>: streams that a program opens on its descriptors, and the end of any stream.

#include <bits/file.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int access_of_mode(const char *mode) {
  if (*mode != 'r' && *mode != 'w' && *mode != 'a') return 0;
  if (strchr(mode, '+') != NULL) return __MAY_READ | __MAY_WRITE;
  return *mode == 'r' ? __MAY_READ : __MAY_WRITE;
}

static int access_of_descriptor(int flags) {
  if ((flags & O_ACCMODE) == O_RDWR) return __MAY_READ | __MAY_WRITE;
  return (flags & O_ACCMODE) == O_RDONLY ? __MAY_READ : __MAY_WRITE;
}

// fdopen(3): what the mode asks for must be what the descriptor allows.
FILE *fdopen(int fd, const char *mode) {
  int access = access_of_mode(mode);
  if (access == 0) {
    errno = EINVAL;
    return NULL;
  }
  int flags = fcntl(fd, F_GETFL);
  if (flags < 0) return NULL;
  if (access & ~access_of_descriptor(flags)) {
    errno = EINVAL;
    return NULL;
  }
  FILE *f = calloc(1, sizeof *f);
  if (f == NULL) return NULL;
  f->fd = fd;
  f->access = access;
  f->mode = __UNDECIDED;
  f->pushed_back = EOF;
  f->older = __newest_stream;
  __newest_stream = f;
  return f;
}

static void forget(FILE *f) {
  FILE **place = &__newest_stream;
  while (*place != NULL && *place != f) place = &(*place)->older;
  if (*place == f) *place = f->older;
}

int fclose(FILE *f) {
  int result = fflush(f);
  if (close(f->fd) < 0) result = EOF;
  forget(f);
  f->fd = -1;
  if (f != stdin && f != stdout && f != stderr) free(f);
  return result;
}
