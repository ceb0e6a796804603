// <time.h>: the virtual clock; there is no calendar.

#ifndef __FDSCOPE_TIME_H
#define __FDSCOPE_TIME_H

#include <bits/null.h>
#include <bits/timespec.h>
#include <sys/types.h>

#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1

time_t time(time_t *__place);
int clock_gettime(clockid_t __clock, struct timespec *__place);
int nanosleep(const struct timespec *__wanted, struct timespec *__rest);

#endif
