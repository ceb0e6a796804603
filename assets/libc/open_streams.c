// <stdio.h>: streams that a program opens on its descriptors, and the end of any stream.

#include <bits/file.h>
#include <bits/own_block.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

static void remember(FILE *f) {
  f->older = __newest_stream;
  __newest_stream = f;
}

static FILE *new_stream(int fd, const char *mode) {
  FILE *f = __own_block(sizeof *f);
  if (f == NULL) return NULL;
  f->fd = fd;
  f->access = access_of_mode(mode);
  f->appends = *mode == 'a';
  f->mode = __UNDECIDED;
  f->offset = -1;
  remember(f);
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
  if (*mode == 'a' && !(flags & O_APPEND)) {
    if (fcntl(fd, F_SETFL, flags | O_APPEND) < 0) return NULL;
    if (access == __MAY_WRITE) go_to_end(fd);
  }
  return new_stream(fd, mode);
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
  return fd < 0 ? NULL : new_stream(fd, mode);
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
static void start_anew(FILE *f, const char *mode) {
  f->access = access_of_mode(mode);
  f->appends = *mode == 'a';
  f->has_orientation = 0;
  f->writing = 0;
  f->at_end = 0;
  f->failed = 0;
  f->offset = -1;
  __leave_backup(f);
  __empty_buffer(f);
  f->mode = __UNDECIDED;
  f->buffer = NULL;
}

// freopen(3): the same stream on another file, with its descriptor. It is the newest one then, and
// buffered as a new one is; stderr too.
FILE *freopen(const char *path, const char *mode, FILE *f) {
  fflush(f);
  int fd = open_with_mode(path, mode);
  if (fd >= 0 && f->fd >= 0 && fd != f->fd) {
    dup3(fd, f->fd, strchr(mode, 'e') != NULL ? O_CLOEXEC : 0);
    close(fd);
  } else if (fd < 0) {
    if (f->fd >= 0) close(f->fd);
    forget(f);
    return NULL;
  } else {
    f->fd = fd;
  }
  forget(f);
  remember(f);
  start_anew(f, mode);
  return f;
}

static off_t seek_directly(FILE *f, off_t offset, int whence) {
  off_t result = lseek(f->fd, offset, whence);
  if (result < 0) return -1;
  f->at_end = 0;
  f->offset = result;
  __empty_buffer(f);
  return result;
}

// Within what has been read ahead: nothing is read, but somebody else may have moved the offset.
static off_t seek_in_buffer(FILE *f, off_t offset) {
  f->base = 0;
  f->next = f->end - (size_t)(f->offset - offset);
  f->first = f->used = f->room = 0;
  f->at_end = 0;
  lseek(f->fd, f->offset, SEEK_SET);
  return offset;
}

// Reads from the start of the block; no further than to the place where somebody else goes on
// (POSIX: after fflush() the offset must be exact).
static off_t seek_to_block(FILE *f, off_t offset, int must_be_exact) {
  off_t block = offset & ~((off_t)f->size - 1);
  off_t behind = offset - block;
  if (behind > (off_t)f->size) {
    block = offset;
    behind = 0;
  }
  off_t result = lseek(f->fd, block, SEEK_SET);
  if (result < 0) return -1;
  ssize_t count = 0;
  if (behind > 0) {
    count = read(f->fd, f->buffer, must_be_exact ? (size_t)behind : f->size);
    if (count < behind) return seek_directly(f, count < 0 ? behind : behind - count, SEEK_CUR);
  }
  __empty_buffer(f);
  f->next = behind;
  f->end = count;
  f->offset = result + count;
  f->at_end = 0;
  return offset;
}

// What SEEK_END counts from, where the file has a size; -1: it has none.
static off_t size_of_file(FILE *f) {
  struct stat status;
  return fstat(f->fd, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : -1;
}

// _IO_new_file_seekoff
static off_t seek(FILE *f, off_t offset, int whence) {
  if (whence != SEEK_SET && whence != SEEK_CUR && whence != SEEK_END) {
    errno = EINVAL;
    return -1;
  }
  if (f->in_backup && f->has_orientation) {
    if (whence == SEEK_CUR) offset -= f->pushed;
    __leave_backup(f);
  }
  int must_be_exact = !f->in_backup && (f->writing || f->base == f->end) && f->used == f->first;
  if (f->writing && __start_reading(f) == EOF) return -1;
  if (f->buffer == NULL) __leave_backup(f);
  __provide_buffer(f);
  off_t ahead = f->in_backup ? (off_t)f->pushed : (off_t)(f->end - f->next);
  __leave_backup(f);
  if (whence == SEEK_CUR) {
    offset -= ahead;
    if (f->offset < 0) return seek_directly(f, offset, SEEK_CUR);
    offset += f->offset;
    if (offset < 0) {
      errno = EINVAL;
      return -1;
    }
  } else if (whence == SEEK_END) {
    off_t size = size_of_file(f);
    if (size < 0) return seek_directly(f, offset, SEEK_END);
    offset += size;
  }
  int is_in_buffer = f->offset >= 0 && offset >= f->offset - (off_t)f->end && offset < f->offset;
  if (is_in_buffer) return seek_in_buffer(f, offset);
  if (!(f->access & __MAY_READ)) return seek_directly(f, offset, SEEK_SET);
  return seek_to_block(f, offset, must_be_exact);
}

int fseek(FILE *f, long offset, int whence) { return seek(f, offset, whence) < 0 ? -1 : 0; }

// How far the program is from the descriptor's offset.
static off_t distance(FILE *f) {
  if (f->buffer == NULL) return 0;
  if (f->used == f->first) return f->in_backup ? -(off_t)f->pushed : -(off_t)(f->end - f->next);
  return (off_t)f->used - (off_t)(f->appends ? f->first : f->end);
}

// The kernel's offset, less what was read ahead, plus what waits to be written.
long ftell(FILE *f) {
  if (f->appends && f->used > f->first) {
    f->offset = lseek(f->fd, 0, SEEK_END);
    if (f->offset < 0) return -1;
  }
  off_t offset = f->offset >= 0 ? f->offset : lseek(f->fd, 0, SEEK_CUR);
  if (offset < 0) return -1;
  offset += distance(f);
  if (offset < 0) {  // somebody has moved the description's offset back
    errno = EINVAL;
    return -1;
  }
  return f->in_backup ? offset - (long)(f->end - f->next) : offset;
}

void rewind(FILE *f) {
  seek(f, 0, SEEK_SET);
  clearerr(f);
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
