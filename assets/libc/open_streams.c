// <stdio.h>: streams that a program opens on its descriptors, and the end of any stream.

#include <bits/file.h>
#include <bits/own_block.h>
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

static FILE *new_stream(int fd, int access) {
  FILE *f = __own_block(sizeof *f);
  if (f == NULL) return NULL;
  f->fd = fd;
  f->access = access;
  f->mode = __UNDECIDED;
  f->pushed_back = EOF;
  f->older = __newest_stream;
  __newest_stream = f;
  return f;
}

// As glibc does for "a", not for "a+". What has no offset appends in any case.
static void go_to_end(int fd) {
  int saved_errno = errno;
  lseek(fd, 0, SEEK_END);
  errno = saved_errno;
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
  int appends = *mode == 'a';
  if (appends && !(flags & O_APPEND) && fcntl(fd, F_SETFL, flags | O_APPEND) < 0) return NULL;
  if (appends && access == __MAY_WRITE) go_to_end(fd);
  return new_stream(fd, access);
}

// fopen(3): the flags of open() for a mode; -1 for no mode.
static int flags_of_mode(const char *mode) {
  int access = access_of_mode(mode);
  if (access == 0) return -1;
  int flags = O_RDWR;
  if (access == __MAY_READ) flags = O_RDONLY;
  if (access == __MAY_WRITE) flags = O_WRONLY;
  if (*mode == 'w') flags |= O_CREAT | O_TRUNC;
  if (*mode == 'a') flags |= O_CREAT | O_APPEND;
  if (strchr(mode, 'x') != NULL) flags |= O_EXCL;
  if (strchr(mode, 'e') != NULL) flags |= O_CLOEXEC;
  return flags;
}

static int open_with_mode(const char *path, const char *mode) {
  int flags = flags_of_mode(mode);
  if (flags < 0) {
    errno = EINVAL;
    return -1;
  }
  int fd = open(path, flags, 0666);
  int appends = fd >= 0 && access_of_mode(mode) == __MAY_WRITE && *mode == 'a';
  if (appends) go_to_end(fd);
  return fd;
}

FILE *fopen(const char *path, const char *mode) {
  int fd = open_with_mode(path, mode);
  return fd < 0 ? NULL : new_stream(fd, access_of_mode(mode));
}

static void forget(FILE *f) {
  FILE **place = &__newest_stream;
  while (*place != NULL && *place != f) place = &(*place)->older;
  if (*place == f) *place = f->older;
}

// glibc does not give back what was read ahead.
int fclose(FILE *f) {
  int result = __write_waiting(f);
  if (close(f->fd) < 0) result = EOF;
  forget(f);
  f->fd = -1;
  if (f != stdin && f != stdout && f != stderr) free(f);
  return result;
}

// Neither reading nor writing, with nothing in the buffer.
static void start_anew(FILE *f) {
  f->writing = 0;
  f->at_end = 0;
  f->pushed_back = EOF;
  f->used = 0;
  f->next = 0;
  f->room = 0;
}

// freopen(3): the same stream on another file; it keeps its place among the open ones.
FILE *freopen(const char *path, const char *mode, FILE *f) {
  fflush(f);
  int old = f->fd;
  close(old);
  int fd = open_with_mode(path, mode);
  if (fd < 0) {
    forget(f);
    return NULL;
  }
  if (fd != old && dup2(fd, old) == old) {
    close(fd);
    fd = old;
  }
  f->fd = fd;
  f->access = access_of_mode(mode);
  f->failed = 0;
  start_anew(f);
  if (f->mode != _IONBF) {
    f->mode = __UNDECIDED;
    f->buffer = NULL;
  }
  return f;
}

int fseek(FILE *f, long offset, int whence) {
  if (__write_waiting(f) == EOF) return -1;
  if (whence == SEEK_CUR && !f->writing) {
    offset -= (long)(f->used - f->next);
    if (f->pushed_back != EOF) offset--;
  }
  if (lseek(f->fd, offset, whence) < 0) return -1;
  start_anew(f);
  return 0;
}

// The kernel's offset, less what was read ahead, plus what waits to be written.
long ftell(FILE *f) {
  int appends = f->writing && f->used > 0 && (fcntl(f->fd, F_GETFL) & O_APPEND);
  long offset = lseek(f->fd, 0, appends ? SEEK_END : SEEK_CUR);
  if (offset < 0) return -1;
  if (f->writing) return offset + (long)f->used;
  offset -= (long)(f->used - f->next);
  if (f->pushed_back != EOF) offset--;
  if (offset >= 0) return offset;
  errno = EINVAL;  // somebody has moved the description's offset back
  return -1;
}

void rewind(FILE *f) {
  fseek(f, 0, SEEK_SET);
  f->failed = 0;
}

int fseeko(FILE *f, off_t offset, int whence) { return fseek(f, offset, whence); }
off_t ftello(FILE *f) { return ftell(f); }

int remove(const char *path) {
  if (unlink(path) == 0) return 0;
  return errno == EISDIR ? rmdir(path) : -1;
}

int fgetpos(FILE *f, fpos_t *position) {
  position->__offset = ftell(f);
  return position->__offset < 0 ? -1 : 0;
}

int fsetpos(FILE *f, const fpos_t *position) { return fseek(f, position->__offset, SEEK_SET); }
