// <time.h>: types only; the model has no calendar.

#ifndef __FDSCOPE_TIME_H
#define __FDSCOPE_TIME_H

#include <bits/null.h>
#include <bits/timespec.h>
#include <sys/types.h>

#endif
