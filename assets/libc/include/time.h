// <time.h>: types only; the model has no calendar.

#ifndef __FDSCOPE_TIME_H
#define __FDSCOPE_TIME_H

#include <bits/null.h>
#include <sys/types.h>

struct timespec {
  time_t tv_sec;
  long tv_nsec;
};

#endif
