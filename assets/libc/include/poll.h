// <poll.h>: waiting for several descriptors.

#ifndef __FDSCOPE_POLL_H
#define __FDSCOPE_POLL_H

#define POLLIN 1
#define POLLPRI 2
#define POLLOUT 4
#define POLLERR 8
#define POLLHUP 16
#define POLLNVAL 32
#define POLLRDNORM 64
#define POLLWRNORM 256
#ifdef _GNU_SOURCE
#define POLLRDHUP 0x2000
#endif

typedef unsigned long nfds_t;

struct pollfd {
  int fd;
  short events;
  short revents;
};

int poll(struct pollfd *__entries, nfds_t __count, int __milliseconds);

#endif
