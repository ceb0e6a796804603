// <stdio.h>: streams and their buffers. When bytes are written or read follows glibc's fileops.c.

#include <bits/file.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int __file_kind(int fd);

static FILE input = {0, __MAY_READ, __UNDECIDED, 0, 0, 0, EOF, NULL, NULL, 0, 0, 0, 0, {0}};
static FILE output = {1, __MAY_WRITE, __UNDECIDED, 0, 0, 0, EOF, &input, NULL, 0, 0, 0, 0, {0}};
static FILE errors = {2, __MAY_WRITE, _IONBF, 0, 0, 0, EOF, &output, NULL, 0, 0, 0, 0, {0}};

FILE *stdin = &input;
FILE *stdout = &output;
FILE *stderr = &errors;
FILE *__newest_stream = &errors;

// stdout(3), setbuf(3): a terminal is line buffered; the size is the file's st_blksize.
static void provide_buffer(FILE *f) {
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
  return done;
}

// A stream that was opened for reading refuses, and the other way round.
static int refuses(FILE *f, int access) {
  if (f->access & access) return 0;
  f->failed = 1;
  errno = EBADF;
  return 1;
}

// The first byte goes where the program has read to, not where the buffer has.
static void start_writing(FILE *f) {
  provide_buffer(f);
  if (f->next < f->used) lseek(f->fd, -(off_t)(f->used - f->next), SEEK_CUR);
  f->writing = 1;
  f->used = 0;
  f->next = 0;
  f->room = f->mode == _IOFBF ? f->size : 0;
}

static int flush(FILE *f) {
  if (!f->writing || f->used == 0) return 0;
  size_t waiting = f->used;
  f->used = 0;
  return write_out(f, f->buffer, waiting) == waiting ? 0 : EOF;
}

int __write_waiting(FILE *f) { return flush(f); }

// A character for which the fast path has no room.
static int overflow(FILE *f, int character) {
  if (refuses(f, __MAY_WRITE)) return EOF;
  if (!f->writing) start_writing(f);
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
  if (count == 0 || refuses(f, __MAY_WRITE)) return 0;
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
  if (!f->writing)
    start_writing(f);
  else if (flush(f) == EOF)
    return rest == 0 ? (size_t)EOF : count - rest;
  size_t direct = rest - (f->size >= 128 ? rest % f->size : 0);
  if (direct > 0) {
    size_t written = write_out(f, text + part, direct);
    rest -= written;
    if (written < direct) return count - rest;
  }
  if (rest > 0) rest -= put_slowly(f, text + part + direct, rest);
  return count - rest;
}

// _IO_new_file_sync: the description's offset goes back to what the program has read. A pipe or a
// terminal cannot; there the bytes stay in the buffer.
static int give_back_input(FILE *f) {
  if (f->writing || f->next == f->used || f->pushed_back != EOF) return 0;
  if (lseek(f->fd, -(off_t)(f->used - f->next), SEEK_CUR) < 0) return errno == ESPIPE ? 0 : EOF;
  f->next = f->used;
  return 0;
}

// _IO_cleanup: what exit() does with the streams.
void __leave_streams(void) {
  fflush(NULL);
  for (FILE *each = __newest_stream; each != NULL; each = each->older) give_back_input(each);
}

int fflush(FILE *f) {
  if (f != NULL) return f->writing ? flush(f) : give_back_input(f);
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
  if (f->at_end || refuses(f, __MAY_READ)) return EOF;
  if (f->writing && flush(f) == EOF) return EOF;
  f->writing = 0;
  provide_buffer(f);
  // C11 7.21.3: asking a line buffered or unbuffered stream for input writes waiting lines.
  if (f->mode != _IOFBF && stdout->mode == _IOLBF) flush(stdout);
  f->next = 0;
  f->used = 0;
  ssize_t count = read(f->fd, f->buffer, f->size);
  if (count < 0) f->failed = 1;
  if (count == 0) f->at_end = 1;
  if (count <= 0) return EOF;
  f->used = count;
  return 0;
}

static int get(FILE *f) {
  if (f->pushed_back != EOF) {
    int character = f->pushed_back;
    f->pushed_back = EOF;
    return character;
  }
  if ((f->writing || f->next == f->used) && underflow(f) == EOF) return EOF;
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
  if (character == EOF || f->pushed_back != EOF) return EOF;
  f->at_end = 0;
  if (!f->writing && f->next > 0 && f->buffer[f->next - 1] == (char)character) {
    f->next--;
  } else {
    f->pushed_back = (unsigned char)character;
  }
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

// _IO_file_xsgetn: what is larger than the buffer is read directly, in whole blocks.
static size_t get_bytes(FILE *f, char *to, size_t count) {
  size_t done = 0;
  if (refuses(f, __MAY_READ)) return 0;
  provide_buffer(f);
  if (count > 0 && f->pushed_back != EOF) to[done++] = get(f);
  while (done < count) {
    size_t waiting = f->writing ? 0 : f->used - f->next;
    size_t part = waiting < count - done ? waiting : count - done;
    if (part > 0) {
      memcpy(to + done, f->buffer + f->next, part);
      f->next += part;
      done += part;
    } else if (count - done < f->size) {
      if (underflow(f) == EOF) break;
    } else {
      size_t wanted = count - done;
      if (f->size >= 128) wanted -= wanted % f->size;
      f->next = 0;
      f->used = 0;
      ssize_t got = read(f->fd, to + done, wanted);
      if (got == 0) f->at_end = 1;
      if (got < 0) f->failed = 1;
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

int setvbuf(FILE *f, char *buffer, int mode, size_t size) {
  if (mode != _IOFBF && mode != _IOLBF && mode != _IONBF) return EOF;
  flush(f);
  f->mode = mode;
  if (mode == _IONBF || (buffer == NULL && f->buffer != NULL && f->size == 1)) {
    f->buffer = NULL;
  } else if (buffer != NULL && size > 0) {
    f->buffer = buffer;
    f->size = size;
  }
  if (f->buffer == NULL) provide_buffer(f);
  if (f->writing) start_writing(f);
  return 0;
}

void setbuf(FILE *f, char *buffer) { setvbuf(f, buffer, buffer == NULL ? _IONBF : _IOFBF, BUFSIZ); }

void setlinebuf(FILE *f) { setvbuf(f, NULL, _IOLBF, 0); }

int __is_unbuffered(FILE *f) { return f->mode == _IONBF; }
