// <pthread.h>: threads, and what they synchronise by.

#ifndef __FDSCOPE_PTHREAD_H
#define __FDSCOPE_PTHREAD_H

#include <bits/null.h>
#include <bits/pthread_types.h>
#include <bits/timespec.h>
#include <sched.h>
#include <sys/types.h>

#define PTHREAD_CREATE_JOINABLE 0
#define PTHREAD_CREATE_DETACHED 1

#define PTHREAD_MUTEX_NORMAL 0
#define PTHREAD_MUTEX_RECURSIVE 1
#define PTHREAD_MUTEX_ERRORCHECK 2
#define PTHREAD_MUTEX_DEFAULT PTHREAD_MUTEX_NORMAL

#define PTHREAD_PROCESS_PRIVATE 0
#define PTHREAD_PROCESS_SHARED 1
#define PTHREAD_BARRIER_SERIAL_THREAD -1
#define PTHREAD_KEYS_MAX 1024
#define PTHREAD_STACK_MIN 16384

#define PTHREAD_MUTEX_INITIALIZER {0, {0}}
#define PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP {1, {0}}
#define PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP {2, {0}}
#define PTHREAD_COND_INITIALIZER {{0}}
#define PTHREAD_RWLOCK_INITIALIZER {{0}}
#define PTHREAD_ONCE_INIT 0

int pthread_create(pthread_t *__id, const pthread_attr_t *__attributes,
                   void *(*__function)(void *), void *__argument);
_Noreturn void pthread_exit(void *__value);
int pthread_join(pthread_t __id, void **__value);
int pthread_detach(pthread_t __id);
pthread_t pthread_self(void);
int pthread_equal(pthread_t __one, pthread_t __other);
int pthread_kill(pthread_t __id, int __signal);
int pthread_sigmask(int __how, const unsigned long *__set, unsigned long *__old);
int pthread_once(pthread_once_t *__once, void (*__function)(void));

int pthread_attr_init(pthread_attr_t *__attributes);
int pthread_attr_destroy(pthread_attr_t *__attributes);
int pthread_attr_setdetachstate(pthread_attr_t *__attributes, int __state);
int pthread_attr_getdetachstate(const pthread_attr_t *__attributes, int *__state);
int pthread_attr_setstacksize(pthread_attr_t *__attributes, size_t __bytes);
int pthread_attr_getstacksize(const pthread_attr_t *__attributes, size_t *__bytes);

int pthread_mutexattr_init(pthread_mutexattr_t *__attributes);
int pthread_mutexattr_destroy(pthread_mutexattr_t *__attributes);
int pthread_mutexattr_settype(pthread_mutexattr_t *__attributes, int __kind);
int pthread_mutexattr_gettype(const pthread_mutexattr_t *__attributes, int *__kind);
int pthread_mutex_init(pthread_mutex_t *__mutex, const pthread_mutexattr_t *__attributes);
int pthread_mutex_destroy(pthread_mutex_t *__mutex);
int pthread_mutex_lock(pthread_mutex_t *__mutex);
int pthread_mutex_timedlock(pthread_mutex_t *__mutex, const struct timespec *__until);
int pthread_mutex_trylock(pthread_mutex_t *__mutex);
int pthread_mutex_unlock(pthread_mutex_t *__mutex);

int pthread_condattr_init(pthread_condattr_t *__attributes);
int pthread_condattr_destroy(pthread_condattr_t *__attributes);
int pthread_cond_init(pthread_cond_t *__condition, const pthread_condattr_t *__attributes);
int pthread_cond_destroy(pthread_cond_t *__condition);
int pthread_cond_wait(pthread_cond_t *__condition, pthread_mutex_t *__mutex);
int pthread_cond_timedwait(pthread_cond_t *__condition, pthread_mutex_t *__mutex,
                           const struct timespec *__until);
int pthread_cond_signal(pthread_cond_t *__condition);
int pthread_cond_broadcast(pthread_cond_t *__condition);

int pthread_barrier_init(pthread_barrier_t *__barrier, const pthread_barrierattr_t *__attributes,
                         unsigned int __count);
int pthread_barrier_destroy(pthread_barrier_t *__barrier);
int pthread_barrier_wait(pthread_barrier_t *__barrier);

int pthread_rwlock_init(pthread_rwlock_t *__lock, const pthread_rwlockattr_t *__attributes);
int pthread_rwlock_destroy(pthread_rwlock_t *__lock);
int pthread_rwlock_rdlock(pthread_rwlock_t *__lock);
int pthread_rwlock_tryrdlock(pthread_rwlock_t *__lock);
int pthread_rwlock_wrlock(pthread_rwlock_t *__lock);
int pthread_rwlock_trywrlock(pthread_rwlock_t *__lock);
int pthread_rwlock_unlock(pthread_rwlock_t *__lock);

int pthread_key_create(pthread_key_t *__key, void (*__destructor)(void *));
int pthread_key_delete(pthread_key_t __key);
void *pthread_getspecific(pthread_key_t __key);
int pthread_setspecific(pthread_key_t __key, const void *__value);

#endif
