// <stdio.h>: streams and their buffers. When bytes are written or read follows glibc's fileops.c.

#include <bits/file.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int __file_kind(int fd);

static FILE input = {.fd = 0, .access = __MAY_READ, .mode = __UNDECIDED, .offset = -1};
static FILE output = {
    .fd = 1, .access = __MAY_WRITE, .mode = __UNDECIDED, .offset = -1, .older = &input};
static FILE errors = {
    .fd = 2, .access = __MAY_WRITE, .mode = _IONBF, .offset = -1, .older = &output};

FILE *stdin = &input;
FILE *stdout = &output;
FILE *stderr = &errors;
FILE *__newest_stream = &errors;

// stdout(3), setbuf(3): a terminal is line buffered; the size is the file's st_blksize.
void __provide_buffer(FILE *f) {
  if (f->buffer != NULL) return;
  if (f->mode == _IONBF) {
    f->buffer = f->own;
    f->size = 1;
    return;
  }
  int saved_errno = errno;
  int kind = __file_kind(f->fd);
  errno = saved_errno;
  if (f->mode == __UNDECIDED) f->mode = kind == 0 ? _IOLBF : _IOFBF;
  f->buffer = f->own;
  f->size = kind == 0 ? 1024 : kind > 0 ? 4096 : __LARGEST_BUFFER;
}

void __empty_buffer(FILE *f) {
  f->base = 0;
  f->next = 0;
  f->end = 0;
  f->first = 0;
  f->used = 0;
  f->room = 0;
}

void __leave_backup(FILE *f) {
  f->in_backup = 0;
  f->pushed = 0;
}

// Writes all of it, however often that takes. Returns how much was written.
static size_t write_out(FILE *f, const char *bytes, size_t count) {
  size_t done = 0;
  while (done < count) {
    ssize_t written = write(f->fd, bytes + done, count - done);
    if (written < 0) {
      f->failed = 1;
      break;
    }
    done += written;
  }
  if (f->offset >= 0) f->offset += done;
  return done;
}

// new_do_write: the first byte goes where the program has read to, not where the buffer has.
static size_t write_in_place(FILE *f, const char *bytes, size_t count) {
  if (f->appends) {
    f->offset = -1;
  } else if (f->end != f->first) {
    off_t place = lseek(f->fd, (off_t)f->first - (off_t)f->end, SEEK_CUR);
    if (place < 0) return 0;
    f->offset = place;
  }
  size_t written = write_out(f, bytes, count);
  __empty_buffer(f);
  f->room = f->mode == _IOFBF ? f->size : 0;
  return written;
}

static int flush(FILE *f) {
  size_t waiting = f->used - f->first;
  if (waiting == 0) return 0;
  return write_in_place(f, f->buffer + f->first, waiting) == waiting ? 0 : EOF;
}

int __write_waiting(FILE *f) { return flush(f); }

// A stream that was opened for reading refuses, and the other way round.
static int refuses(FILE *f, int access) {
  if (f->access & access) return 0;
  f->failed = 1;
  errno = EBADF;
  return 1;
}

// _IO_new_file_overflow: what is written goes behind what has been read, also in the buffer.
static int start_writing(FILE *f) {
  f->has_orientation = 1;
  if (refuses(f, __MAY_WRITE)) return EOF;
  if (f->writing) return 0;
  __provide_buffer(f);
  if (f->in_backup) {
    size_t back = f->pushed;
    __leave_backup(f);
    f->next -= back < f->next ? back : f->next;
  }
  if (f->next == f->size) f->next = f->end = 0;
  f->first = f->used = f->next;
  f->room = f->mode == _IOFBF ? f->size : f->used;
  f->next = f->end;
  f->writing = 1;
  return 0;
}

// _IO_switch_to_get_mode
int __start_reading(FILE *f) {
  if (flush(f) == EOF) return EOF;
  if (f->used > f->end) f->end = f->used;
  f->next = f->used;
  f->first = f->room = f->used;
  f->base = 0;
  f->writing = 0;
  return 0;
}

// A character for which the fast path has no room.
static int overflow(FILE *f, int character) {
  if (start_writing(f) == EOF) return EOF;
  if (f->used == f->size && flush(f) == EOF) return EOF;
  f->buffer[f->used++] = character;
  if (f->mode == _IONBF || (f->mode == _IOLBF && character == '\n'))
    if (flush(f) == EOF) return EOF;
  return (unsigned char)character;
}

static int put(FILE *f, int character) {
  if (!f->writing || f->used >= f->room) return overflow(f, (char)character);
  f->buffer[f->used++] = character;
  return (unsigned char)character;
}

// Bytes of text up to and with its last newline; 0 when there is none.
static size_t through_last_newline(const char *text, size_t count) {
  while (count > 0 && text[count - 1] != '\n') count--;
  return count;
}

static size_t put_slowly(FILE *f, const char *text, size_t count) {
  size_t done = 0;
  while (done < count) {
    if (f->used < f->room) {
      size_t part = f->room - f->used < count - done ? f->room - f->used : count - done;
      memcpy(f->buffer + f->used, text + done, part);
      f->used += part;
      done += part;
    } else {
      if (overflow(f, text[done]) == EOF) break;
      done++;
    }
  }
  return done;
}

// _IO_new_file_xsputn: fills the buffer, writes whole blocks directly, keeps the rest.
static size_t put_text(FILE *f, const char *text, size_t count) {
  size_t part = 0;
  int must_flush = 0;
  if (count == 0) return 0;
  f->has_orientation = 1;
  if (f->writing && f->mode == _IOLBF) {
    part = f->size - f->used;
    if (part >= count) {
      size_t lines = through_last_newline(text, count);
      if (lines > 0) {
        part = lines;
        must_flush = 1;
      }
    }
  } else if (f->writing && f->room > f->used) {
    part = f->room - f->used;
  }
  if (part > count) part = count;
  if (part > 0) {
    memcpy(f->buffer + f->used, text, part);
    f->used += part;
  }
  size_t rest = count - part;
  if (rest == 0 && !must_flush) return count;
  if (start_writing(f) == EOF || flush(f) == EOF) return rest == 0 ? (size_t)EOF : count - rest;
  size_t direct = rest - (f->size >= 128 ? rest % f->size : 0);
  if (direct > 0) {
    size_t written = write_in_place(f, text + part, direct);
    rest -= written;
    if (written < direct) return count - rest;
  }
  if (rest > 0) rest -= put_slowly(f, text + part + direct, rest);
  return count - rest;
}

// _IO_new_file_sync: the description's offset goes back to what the program has read. A pipe or a
// terminal cannot; there the bytes stay in the buffer.
static int synchronise(FILE *f) {
  if (flush(f) == EOF) return EOF;
  size_t ahead = f->in_backup ? (size_t)f->pushed : f->end - f->next;
  if (ahead > 0) {
    if (lseek(f->fd, -(off_t)ahead, SEEK_CUR) >= 0) {
      if (f->in_backup)
        f->pushed = 0;
      else
        f->end = f->next;
    } else if (errno != ESPIPE) {
      return EOF;
    }
  }
  f->offset = -1;
  return 0;
}

// _IO_cleanup: what exit() does with the streams.
void __leave_streams(void) {
  fflush(NULL);
  for (FILE *each = __newest_stream; each != NULL; each = each->older) {
    __leave_backup(each);
    if (each->mode != _IONBF && each->has_orientation) synchronise(each);
  }
}

int fflush(FILE *f) {
  if (f != NULL) return synchronise(f);
  int result = 0;
  for (FILE *each = __newest_stream; each != NULL; each = each->older)
    if (flush(each) == EOF) result = EOF;
  return result;
}

int fputc(int character, FILE *f) { return put(f, character); }
int putc(int character, FILE *f) { return put(f, character); }
int putchar(int character) { return put(stdout, character); }

int fputs(const char *text, FILE *f) {
  size_t count = strlen(text);
  return put_text(f, text, count) == count ? 1 : EOF;
}

int puts(const char *text) {
  size_t count = strlen(text);
  if (put_text(stdout, text, count) != count || put(stdout, '\n') == EOF) return EOF;
  return (int)(count + 1);
}

size_t fwrite(const void *items, size_t size, size_t count, FILE *f) {
  if (size == 0 || count == 0) return 0;
  size_t written = put_text(f, items, size * count);
  return written == (size_t)EOF || written == size * count ? count : written / size;
}

// Reads more into the empty buffer. Returns EOF at the end, which stays until clearerr
// (glibc 2.28).
static int underflow(FILE *f) {
  f->has_orientation = 1;
  if (f->writing && __start_reading(f) == EOF) return EOF;
  if (f->next < f->end) return 0;
  if (f->at_end || refuses(f, __MAY_READ)) return EOF;
  __provide_buffer(f);
  // C11 7.21.3: asking a line buffered or unbuffered stream for input writes waiting lines.
  if (f->mode != _IOFBF && stdout->mode == _IOLBF) flush(stdout);
  __empty_buffer(f);
  ssize_t count = read(f->fd, f->buffer, f->size);
  if (count < 0) f->failed = 1;
  if (count == 0) f->at_end = 1;
  if (count <= 0) {
    f->offset = -1;
    return EOF;
  }
  f->end = count;
  if (f->offset >= 0) f->offset += count;
  return 0;
}

static int get_slowly(FILE *f) {
  f->has_orientation = 1;
  if (f->in_backup) {
    if (f->pushed > 0) return (unsigned char)f->pushed_back[--f->pushed];
    __leave_backup(f);
  }
  if (f->next == f->end && underflow(f) == EOF) return EOF;
  return (unsigned char)f->buffer[f->next++];
}

static int get(FILE *f) {
  if (f->in_backup || f->next == f->end) return get_slowly(f);
  return (unsigned char)f->buffer[f->next++];
}

int fgetc(FILE *f) { return get(f); }
int getc(FILE *f) { return get(f); }
int getchar(void) { return get(stdin); }

// One thread at a time uses a stream in any case.
int getc_unlocked(FILE *f) { return get(f); }
int getchar_unlocked(void) { return get(stdin); }
int putc_unlocked(int character, FILE *f) { return put(f, character); }
int putchar_unlocked(int character) { return put(stdout, character); }

// _IO_sputbackc: the character that was read last is in the buffer still.
int ungetc(int character, FILE *f) {
  if (character == EOF) return EOF;
  int may_step_back = !f->in_backup && !f->writing && f->next > f->base;
  if (may_step_back && f->buffer[f->next - 1] == (char)character) {
    f->next--;
  } else {
    if (f->pushed == __MOST_PUSHED_BACK) return EOF;
    if (!f->in_backup) f->base = f->next;
    f->in_backup = 1;
    f->pushed_back[f->pushed++] = character;
  }
  f->at_end = 0;
  return (unsigned char)character;
}

char *fgets(char *buffer, int size, FILE *f) {
  int length = 0;
  if (size <= 0) return NULL;
  while (length < size - 1) {
    int character = get(f);
    if (character == EOF) {
      if (length == 0 || f->failed) return NULL;
      break;
    }
    buffer[length++] = character;
    if (character == '\n') break;
  }
  buffer[length] = '\0';
  return buffer;
}

// Without knowing how much room there is: ISO C has dropped it for that.
char *gets(char *buffer) {
  char *to = buffer;
  int character;
  while ((character = get(stdin)) != EOF && character != '\n') *to++ = character;
  if (character == EOF && (to == buffer || stdin->failed)) return NULL;
  *to = '\0';
  return buffer;
}

static size_t take_from_buffer(FILE *f, char *to, size_t count) {
  size_t waiting = f->end - f->next;
  size_t part = waiting < count ? waiting : count;
  if (part == 0) return 0;
  memcpy(to, f->buffer + f->next, part);
  f->next += part;
  return part;
}

// Past the buffer, in whole blocks. Nothing is done for what waits to be written.
static ssize_t read_directly(FILE *f, char *to, size_t count) {
  __empty_buffer(f);
  if (f->size >= 128) count -= count % f->size;
  ssize_t got = read(f->fd, to, count);
  if (got == 0) f->at_end = 1;
  if (got < 0) f->failed = 1;
  if (got > 0 && f->offset >= 0) f->offset += got;
  return got;
}

// _IO_file_xsgetn: what is larger than the buffer is read directly.
static size_t get_bytes(FILE *f, char *to, size_t count) {
  size_t done = 0;
  __provide_buffer(f);
  while (f->in_backup && f->pushed > 0 && done < count) to[done++] = get(f);
  if (done < count) __leave_backup(f);
  for (;;) {
    if (!f->in_backup) done += take_from_buffer(f, to + done, count - done);
    if (done == count) break;
    if (count - done < f->size) {
      if (underflow(f) == EOF) break;
    } else {
      ssize_t got = read_directly(f, to + done, count - done);
      if (got <= 0) break;
      done += got;
    }
  }
  return done;
}

size_t fread(void *items, size_t size, size_t count, FILE *f) {
  if (size == 0 || count == 0) return 0;
  return get_bytes(f, items, size * count) / size;
}

int fileno(FILE *f) { return f->fd; }
int feof(FILE *f) { return f->at_end; }
int ferror(FILE *f) { return f->failed; }

void clearerr(FILE *f) {
  f->at_end = 0;
  f->failed = 0;
}

// Without a buffer of the program's own the one that is there stays, whatever its size.
int setvbuf(FILE *f, char *buffer, int mode, size_t size) {
  if (mode != _IOFBF && mode != _IOLBF && mode != _IONBF) return EOF;
  if (mode != _IONBF && buffer == NULL) {
    if (mode == _IOFBF && f->mode == _IONBF && f->buffer == NULL) f->mode = __UNDECIDED;
    if (mode == _IOFBF) __provide_buffer(f);
    f->mode = mode;
    return 0;
  }
  if (synchronise(f) == EOF) return EOF;
  __leave_backup(f);
  __empty_buffer(f);
  f->mode = size > 0 ? mode : _IONBF;
  f->buffer = f->mode == _IONBF ? f->own : buffer;
  f->size = f->mode == _IONBF ? 1 : size;
  return 0;
}

void setbuf(FILE *f, char *buffer) { setvbuf(f, buffer, buffer == NULL ? _IONBF : _IOFBF, BUFSIZ); }

void setlinebuf(FILE *f) { setvbuf(f, NULL, _IOLBF, 0); }

int __is_unbuffered(FILE *f) { return f->mode == _IONBF; }
