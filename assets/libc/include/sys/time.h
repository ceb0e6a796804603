// <sys/time.h>: the virtual clock in microseconds.

#ifndef __FDSCOPE_SYS_TIME_H
#define __FDSCOPE_SYS_TIME_H

#include <bits/timeval.h>
#include <sys/select.h>

int gettimeofday(struct timeval *__now, void *__zone);

#endif
