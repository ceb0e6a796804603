// <sys/select.h>: waiting for several descriptors.

#ifndef __FDSCOPE_SYS_SELECT_H
#define __FDSCOPE_SYS_SELECT_H

#include <bits/timeval.h>
#include <sys/types.h>

#define FD_SETSIZE 1024

typedef struct {
  unsigned long __bits[16];
} fd_set;

#define FD_ZERO(set) __zero_set(set)
#define FD_SET(fd, set) ((set)->__bits[(fd) / 64] |= 1UL << (fd) % 64)
#define FD_CLR(fd, set) ((set)->__bits[(fd) / 64] &= ~(1UL << (fd) % 64))
#define FD_ISSET(fd, set) (((set)->__bits[(fd) / 64] >> (fd) % 64 & 1) != 0)
void __zero_set(fd_set *__set);

int select(int __count, fd_set *__readable, fd_set *__writable, fd_set *__exceptional,
           struct timeval *__timeout);

#endif
