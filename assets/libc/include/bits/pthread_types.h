// <bits/pthread_types.h>: what threads synchronise by, in Linux's sizes.

#ifndef __FDSCOPE_BITS_PTHREAD_TYPES_H
#define __FDSCOPE_BITS_PTHREAD_TYPES_H

typedef unsigned long pthread_t;
typedef unsigned int pthread_key_t;
typedef int pthread_once_t;
typedef int pthread_spinlock_t[10];

typedef struct {
  long __kind;
  long __unused[4];
} pthread_mutex_t;

typedef struct {
  long __unused[6];
} pthread_cond_t;

typedef struct {
  long __unused[4];
} pthread_barrier_t;

typedef struct {
  long __unused[7];
} pthread_rwlock_t;

typedef struct {
  long __detached;
  unsigned long __stack_bytes;
  long __unused[5];
} pthread_attr_t;

typedef struct {
  int __kind;
} pthread_mutexattr_t;

typedef struct {
  int __unused;
} pthread_condattr_t;

typedef struct {
  int __unused;
} pthread_barrierattr_t;

typedef struct {
  long __unused;
} pthread_rwlockattr_t;

#endif
