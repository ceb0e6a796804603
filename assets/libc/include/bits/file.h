// <bits/file.h>: what a stream is made of, for the library alone.

#ifndef __FDSCOPE_BITS_FILE_H
#define __FDSCOPE_BITS_FILE_H

#include <stdio.h>

enum { __UNDECIDED = -1, __LARGEST_BUFFER = 8192 };
enum { __MAY_READ = 1, __MAY_WRITE = 2 };

enum { __MOST_PUSHED_BACK = 32 };

// The places in the buffer are glibc's. buffer[next..end) has been read ahead, and `end` is where
// the descriptor's offset is. buffer[first..used) waits to be written, and `room` is where the fast
// path ends: at once for line buffered streams, whose every character may be a newline. While
// writing, next is end; while reading, first, used and room are one place.
struct __file {
  int fd;
  int access;   // __MAY_READ, __MAY_WRITE or both
  int mode;     // _IOFBF, _IOLBF, _IONBF, or __UNDECIDED until the first use
  int appends;  // opened with "a"
  int has_orientation;  // fwide(3): bytes have been read or written
  int writing;
  int at_end;
  int failed;
  int in_backup;  // ungetc() has been called, and what it gave back comes first
  int pushed;     // so many of pushed_back[] are left, the last one first
  off_t offset;   // of the descriptor, as far as the stream knows; -1: not known
  FILE *older;    // the stream that was opened before this one
  char *buffer;   // NULL until the first use
  size_t size;
  size_t base;  // how far reading may go back
  size_t next;
  size_t end;
  size_t first;
  size_t used;
  size_t room;
  char pushed_back[__MOST_PUSHED_BACK];
  char own[__LARGEST_BUFFER];
};

extern FILE *__newest_stream;

int __write_waiting(FILE *f);  // fflush() for output alone
int __start_reading(FILE *f);  // a stream that writes does so no longer
void __provide_buffer(FILE *f);
void __empty_buffer(FILE *f);
void __leave_backup(FILE *f);  // forgets what ungetc() gave back
void __leave_streams(void);    // at the end of the process

#endif
