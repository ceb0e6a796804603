// <semaphore.h>: counting semaphores.

#ifndef __FDSCOPE_SEMAPHORE_H
#define __FDSCOPE_SEMAPHORE_H

#include <bits/timespec.h>
#include <sys/types.h>

typedef union {
  char __unused[32];
  long __align;
} sem_t;

#define SEM_VALUE_MAX 2147483647
#define SEM_FAILED ((sem_t *)0)

int sem_init(sem_t *__semaphore, int __shared, unsigned int __value);
int sem_destroy(sem_t *__semaphore);
int sem_wait(sem_t *__semaphore);
int sem_trywait(sem_t *__semaphore);
int sem_timedwait(sem_t *__semaphore, const struct timespec *__until);
int sem_post(sem_t *__semaphore);
int sem_getvalue(sem_t *__semaphore, int *__value);

#endif
