// <bits/timeval.h>: struct timeval, for the headers that promise it.

#ifndef __FDSCOPE_BITS_TIMEVAL_H
#define __FDSCOPE_BITS_TIMEVAL_H

#include <sys/types.h>

struct timeval {
  time_t tv_sec;
  suseconds_t tv_usec;
};

#endif
