// <sched.h>: giving way.

#ifndef __FDSCOPE_SCHED_H
#define __FDSCOPE_SCHED_H

int sched_yield(void);

#endif
