// <time.h>: the virtual clock, and a calendar in UTC.

#ifndef __FDSCOPE_TIME_H
#define __FDSCOPE_TIME_H

#include <bits/null.h>
#include <bits/timespec.h>
#include <sys/types.h>

#define CLOCK_REALTIME 0
#define CLOCK_MONOTONIC 1
#define CLOCK_PROCESS_CPUTIME_ID 2
#define CLOCK_THREAD_CPUTIME_ID 3
#define CLOCKS_PER_SEC ((clock_t)1000000)
#define TIME_UTC 1

struct tm {
  int tm_sec;
  int tm_min;
  int tm_hour;
  int tm_mday;
  int tm_mon;
  int tm_year;
  int tm_wday;
  int tm_yday;
  int tm_isdst;
  long tm_gmtoff;
  const char *tm_zone;
};

time_t time(time_t *__place);
clock_t clock(void);
int clock_gettime(clockid_t __clock, struct timespec *__place);
int clock_getres(clockid_t __clock, struct timespec *__place);
int timespec_get(struct timespec *__place, int __base);
int nanosleep(const struct timespec *__wanted, struct timespec *__rest);

double difftime(time_t __end, time_t __start);
time_t mktime(struct tm *__parts);
time_t timegm(struct tm *__parts);
struct tm *gmtime(const time_t *__seconds);
struct tm *gmtime_r(const time_t *__seconds, struct tm *__to);
struct tm *localtime(const time_t *__seconds);
struct tm *localtime_r(const time_t *__seconds, struct tm *__to);
char *asctime(const struct tm *__parts);
char *asctime_r(const struct tm *__parts, char *__to);
char *ctime(const time_t *__seconds);
char *ctime_r(const time_t *__seconds, char *__to);
size_t strftime(char *__to, size_t __size, const char *__format, const struct tm *__parts);

extern char *tzname[2];
extern long timezone;
extern int daylight;
void tzset(void);

#endif
