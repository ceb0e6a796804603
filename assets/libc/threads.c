// <pthread.h> and <semaphore.h>: what needs no kernel.

#include <bits/own_block.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

_Noreturn void __exit_thread(void *value);
int __is_last_thread(void);
void __release_at(void *place);
void __acquire_at(void *place);
int __mutex_init(pthread_mutex_t *mutex);
int __cond_init(pthread_cond_t *condition);
int __rwlock_init(pthread_rwlock_t *lock);
int __sem_value(sem_t *semaphore);

// --- values of one's own

#define ROUNDS 4  // PTHREAD_DESTRUCTOR_ITERATIONS

struct specific {
  pthread_key_t key;
  pthread_t thread;
  const void *value;
  struct specific *next;
};

static struct specific *specifics;
static void (*destructors[PTHREAD_KEYS_MAX])(void *);
static char key_states[PTHREAD_KEYS_MAX];

int pthread_key_create(pthread_key_t *key, void (*destructor)(void *)) {
  for (pthread_key_t i = 0; i < PTHREAD_KEYS_MAX; i++) {
    if (key_states[i]) continue;
    key_states[i] = 1;
    destructors[i] = destructor;
    *key = i;
    return 0;
  }
  return EAGAIN;
}

int pthread_key_delete(pthread_key_t key) {
  if (key >= PTHREAD_KEYS_MAX || !key_states[key]) return EINVAL;
  key_states[key] = 0;
  for (struct specific **place = &specifics; *place != NULL;) {
    struct specific *each = *place;
    if (each->key == key) {
      *place = each->next;
      free(each);
    } else {
      place = &each->next;
    }
  }
  return 0;
}

static struct specific *find_specific(pthread_key_t key) {
  struct specific *each = specifics;
  while (each != NULL && (each->key != key || each->thread != pthread_self())) each = each->next;
  return each;
}

void *pthread_getspecific(pthread_key_t key) {
  struct specific *found = find_specific(key);
  return found != NULL ? (void *)found->value : NULL;
}

int pthread_setspecific(pthread_key_t key, const void *value) {
  if (key >= PTHREAD_KEYS_MAX || !key_states[key]) return EINVAL;
  struct specific *found = find_specific(key);
  if (found == NULL) {
    found = __own_block(sizeof *found);
    if (found == NULL) return ENOMEM;
    found->key = key;
    found->thread = pthread_self();
    found->next = specifics;
    specifics = found;
  }
  found->value = value;
  return 0;
}

static int destroy_specifics(void) {
  int found = 0;
  for (pthread_key_t key = 0; key < PTHREAD_KEYS_MAX; key++) {
    void *value = key_states[key] ? pthread_getspecific(key) : NULL;
    if (value == NULL || destructors[key] == NULL) continue;
    found = 1;
    pthread_setspecific(key, NULL);
    destructors[key](value);
  }
  return found;
}

static void forget_specifics(void) {
  for (struct specific **place = &specifics; *place != NULL;) {
    struct specific *each = *place;
    if (each->thread == pthread_self()) {
      *place = each->next;
      free(each);
    } else {
      place = &each->next;
    }
  }
}

// --- threads

// The last one takes the process along.
_Noreturn void pthread_exit(void *value) {
  if (specifics != NULL) {
    for (int round = 0; round < ROUNDS && destroy_specifics(); round++) continue;
    forget_specifics();
  }
  if (__is_last_thread()) exit(0);
  __exit_thread(value);
}

void __run_thread(void *(*function)(void *), void *argument) { pthread_exit(function(argument)); }

int pthread_equal(pthread_t one, pthread_t other) { return one == other; }

int pthread_sigmask(int how, const sigset_t *set, sigset_t *old) {
  int before = errno;
  int error = sigprocmask(how, set, old) == 0 ? 0 : errno;
  errno = before;
  return error;
}

// All calls of pthread_once() go one after the other.
static pthread_mutex_t once_mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

int pthread_once(pthread_once_t *once, void (*function)(void)) {
  if (*once == 2) {
    __acquire_at(once);
    return 0;
  }
  pthread_mutex_lock(&once_mutex);
  if (*once != 2) {
    function();
    *once = 2;
    __release_at(once);
  }
  pthread_mutex_unlock(&once_mutex);
  return 0;
}

int pthread_attr_init(pthread_attr_t *attributes) {
  attributes->__detached = PTHREAD_CREATE_JOINABLE;
  attributes->__stack_bytes = 8388608;
  return 0;
}

int pthread_attr_destroy(pthread_attr_t *attributes) {
  (void)attributes;
  return 0;
}

int pthread_attr_setdetachstate(pthread_attr_t *attributes, int state) {
  if (state != PTHREAD_CREATE_JOINABLE && state != PTHREAD_CREATE_DETACHED) return EINVAL;
  attributes->__detached = state;
  return 0;
}

int pthread_attr_getdetachstate(const pthread_attr_t *attributes, int *state) {
  *state = attributes->__detached;
  return 0;
}

int pthread_attr_setstacksize(pthread_attr_t *attributes, size_t bytes) {
  if (bytes < PTHREAD_STACK_MIN) return EINVAL;
  attributes->__stack_bytes = bytes;
  return 0;
}

int pthread_attr_getstacksize(const pthread_attr_t *attributes, size_t *bytes) {
  *bytes = attributes->__stack_bytes;
  return 0;
}

// --- what they synchronise by

int pthread_mutexattr_init(pthread_mutexattr_t *attributes) {
  attributes->__kind = PTHREAD_MUTEX_DEFAULT;
  return 0;
}

int pthread_mutexattr_destroy(pthread_mutexattr_t *attributes) {
  (void)attributes;
  return 0;
}

int pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int kind) {
  if (kind < PTHREAD_MUTEX_NORMAL || kind > PTHREAD_MUTEX_ERRORCHECK) return EINVAL;
  attributes->__kind = kind;
  return 0;
}

int pthread_mutexattr_gettype(const pthread_mutexattr_t *attributes, int *kind) {
  *kind = attributes->__kind;
  return 0;
}

int pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes) {
  mutex->__kind = attributes != NULL ? attributes->__kind : PTHREAD_MUTEX_DEFAULT;
  return __mutex_init(mutex);
}

int pthread_condattr_init(pthread_condattr_t *attributes) {
  attributes->__unused = 0;
  return 0;
}

int pthread_condattr_destroy(pthread_condattr_t *attributes) {
  (void)attributes;
  return 0;
}

int pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes) {
  (void)attributes;
  return __cond_init(condition);
}

int pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attributes) {
  (void)attributes;
  return __rwlock_init(lock);
}

int sem_getvalue(sem_t *semaphore, int *value) {
  *value = __sem_value(semaphore);
  return 0;
}
