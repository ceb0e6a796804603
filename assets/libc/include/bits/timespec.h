// <bits/timespec.h>: struct timespec, for the headers that promise it.

#ifndef __FDSCOPE_BITS_TIMESPEC_H
#define __FDSCOPE_BITS_TIMESPEC_H

#include <sys/types.h>

struct timespec {
  time_t tv_sec;
  long tv_nsec;
};

#endif
