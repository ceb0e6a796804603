// <bits/file.h>: what a stream is made of, for the library alone.

#ifndef __FDSCOPE_BITS_FILE_H
#define __FDSCOPE_BITS_FILE_H

#include <stdio.h>

enum { __UNDECIDED = -1, __LARGEST_BUFFER = 8192 };
enum { __MAY_READ = 1, __MAY_WRITE = 2 };

// While writing, buffer[0..used) waits to be written and `room` is where the fast path ends: 0 for
// line buffered streams, whose every character may be a newline. While reading, buffer[next..used)
// has been read ahead.
struct __file {
  int fd;
  int access;  // __MAY_READ, __MAY_WRITE or both
  int mode;    // _IOFBF, _IOLBF, _IONBF, or __UNDECIDED until the first use
  int writing;
  int at_end;
  int failed;
  int pushed_back;  // by ungetc, or EOF
  FILE *older;      // the stream that was opened before this one
  char *buffer;     // NULL until the first use
  size_t size;
  size_t used;
  size_t room;
  size_t next;
  char own[__LARGEST_BUFFER];
};

extern FILE *__newest_stream;

int __write_waiting(FILE *f);  // fflush() for output alone
void __leave_streams(void);    // at the end of the process

#endif
