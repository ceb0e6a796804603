// <time.h>, <sys/time.h>, sleep(3): the virtual clock, which moves only when nobody can run.

#include <errno.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { AS_SLEEP = 0, AS_USLEEP = 1, AS_NANOSLEEP = 2 };

int __clock(long *nanoseconds);
int __sleep(long nanoseconds, int spelling, long *left);

time_t time(time_t *place) {
  long now;
  __clock(&now);
  if (place != NULL) *place = now / 1000000000L;
  return now / 1000000000L;
}

int gettimeofday(struct timeval *place, void *zone) {
  long now;
  (void)zone;
  __clock(&now);
  place->tv_sec = now / 1000000000L;
  place->tv_usec = now % 1000000000L / 1000;
  return 0;
}

int clock_gettime(clockid_t clock, struct timespec *place) {
  long now;
  if (clock < 0 || clock > 11) {
    errno = EINVAL;
    return -1;
  }
  __clock(&now);
  place->tv_sec = now / 1000000000L;
  place->tv_nsec = now % 1000000000L;
  return 0;
}

int clock_getres(clockid_t clock, struct timespec *place) {
  if (clock < 0 || clock > 11) {
    errno = EINVAL;
    return -1;
  }
  if (place != NULL) *place = (struct timespec){0, 1};
  return 0;
}

int timespec_get(struct timespec *place, int base) {
  if (base != TIME_UTC) return 0;
  clock_gettime(CLOCK_REALTIME, place);
  return base;
}

// Computing takes no virtual time. Asking counts as one microsecond, so that a loop that waits for
// this clock ends.
clock_t clock(void) {
  static clock_t asked;
  return asked++;
}

unsigned sleep(unsigned seconds) {
  long left = 0;
  if (__sleep(seconds * 1000000000L, AS_SLEEP, &left) == 0) return 0;
  return (unsigned)((left + 999999999L) / 1000000000L);
}

int usleep(useconds_t microseconds) {
  long left = 0;
  return __sleep(microseconds * 1000L, AS_USLEEP, &left);
}

int nanosleep(const struct timespec *wanted, struct timespec *rest) {
  if (wanted->tv_sec < 0 || wanted->tv_nsec < 0 || wanted->tv_nsec > 999999999L) {
    errno = EINVAL;
    return -1;
  }
  long left = 0;
  int result = __sleep(wanted->tv_sec * 1000000000L + wanted->tv_nsec, AS_NANOSLEEP, &left);
  if (result < 0 && rest != NULL && errno == EINTR) {
    rest->tv_sec = left / 1000000000L;
    rest->tv_nsec = left % 1000000000L;
  }
  return result;
}
