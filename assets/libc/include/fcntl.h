// <fcntl.h>: descriptor flags and fcntl.

#ifndef __FDSCOPE_FCNTL_H
#define __FDSCOPE_FCNTL_H

#include <sys/types.h>
#include <bits/mode.h>
#include <bits/seek.h>

#define O_ACCMODE 03
#define O_RDONLY 00
#define O_WRONLY 01
#define O_RDWR 02
#define O_CREAT 0100
#define O_EXCL 0200
#define O_NOCTTY 0400
#define O_TRUNC 01000
#define O_APPEND 02000
#define O_NONBLOCK 04000
#define O_NDELAY O_NONBLOCK
#define O_DSYNC 010000
#define O_ASYNC 020000
#define O_DIRECTORY 0200000
#define O_NOFOLLOW 0400000
#define O_CLOEXEC 02000000
#define O_SYNC 04010000

#define F_DUPFD 0
#define F_GETFD 1
#define F_SETFD 2
#define F_GETFL 3
#define F_SETFL 4
#define F_GETLK 5
#define F_SETLK 6
#define F_SETLKW 7
#define F_SETOWN 8
#define F_GETOWN 9
#define F_DUPFD_CLOEXEC 1030
#define FD_CLOEXEC 1

// Linux's own, which glibc shows only with `#define _GNU_SOURCE` before the first #include.
#ifdef _GNU_SOURCE
#define O_DIRECT 040000
#define F_SETPIPE_SZ 1031
#define F_GETPIPE_SZ 1032
#endif

int fcntl(int __fd, int __command, ...);
int open(const char *__path, int __flags, ...);
int creat(const char *__path, mode_t __mode);

#endif
