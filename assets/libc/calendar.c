// <time.h>: the calendar. There is one time zone, UTC, as where TZ is not set.

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SECONDS_PER_DAY = 86400, DAYS_PER_ERA = 146097, DAYS_TO_1970 = 719468 };

static const char *const kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                    "Thursday", "Friday", "Saturday"};
static const char *const kMonths[] = {"January",   "February", "March",    "April",
                                      "May",       "June",     "July",     "August",
                                      "September", "October",  "November", "December"};

char *tzname[2] = {"UTC", "UTC"};
long timezone;
int daylight;

void tzset(void) {}

static long floor_divide(long value, long by) {
  return value / by - (value % by != 0 && (value < 0) != (by < 0));
}

// Days from 1970-01-01 to a date; month 0 is January. The year begins in March, so that a leap day
// is its last one, and 400 such years are an era.
static long days_to(long year, long month, long day) {
  if (month < 2) year--;
  long era = floor_divide(year, 400);
  long of_era = year - era * 400;
  long of_year = (153 * ((month + 10) % 12) + 2) / 5 + day - 1;
  return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

static void set_date(long days, struct tm *to) {
  long shifted = days + DAYS_TO_1970;
  long era = floor_divide(shifted, DAYS_PER_ERA);
  long of_era = shifted - era * DAYS_PER_ERA;
  long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  long of_year = of_era - (365 * year + year / 4 - year / 100);
  long month = (5 * of_year + 2) / 153;
  to->tm_mday = (int)(of_year - (153 * month + 2) / 5 + 1);
  to->tm_mon = (int)((month + 2) % 12);
  long full_year = year + era * 400 + (to->tm_mon < 2);
  to->tm_year = (int)(full_year - 1900);
  to->tm_yday = (int)(days - days_to(full_year, 0, 1));
  to->tm_wday = (int)(((days + 4) % 7 + 7) % 7);
}

static struct tm *set_time(time_t seconds, struct tm *to, const char *zone) {
  long days = floor_divide(seconds, SECONDS_PER_DAY);
  long rest = seconds - days * SECONDS_PER_DAY;
  set_date(days, to);
  to->tm_hour = (int)(rest / 3600);
  to->tm_min = (int)(rest / 60 % 60);
  to->tm_sec = (int)(rest % 60);
  to->tm_isdst = 0;
  to->tm_gmtoff = 0;
  to->tm_zone = zone;
  return to;
}

struct tm *gmtime_r(const time_t *seconds, struct tm *to) { return set_time(*seconds, to, "GMT"); }

struct tm *localtime_r(const time_t *seconds, struct tm *to) {
  return set_time(*seconds, to, tzname[0]);
}

// gmtime(3): all of these share one place.
static struct tm shared_parts;

struct tm *gmtime(const time_t *seconds) { return gmtime_r(seconds, &shared_parts); }
struct tm *localtime(const time_t *seconds) { return localtime_r(seconds, &shared_parts); }

static time_t seconds_of(const struct tm *parts) {
  long year = 1900L + parts->tm_year + floor_divide(parts->tm_mon, 12);
  long month = parts->tm_mon - floor_divide(parts->tm_mon, 12) * 12;
  long days = days_to(year, month, parts->tm_mday);
  return days * SECONDS_PER_DAY + parts->tm_hour * 3600L + parts->tm_min * 60L + parts->tm_sec;
}

// mktime(3): the parts may lie outside their ranges, and are brought into them.
time_t mktime(struct tm *parts) {
  time_t seconds = seconds_of(parts);
  set_time(seconds, parts, tzname[0]);
  return seconds;
}

time_t timegm(struct tm *parts) {
  time_t seconds = seconds_of(parts);
  set_time(seconds, parts, "GMT");
  return seconds;
}

double difftime(time_t end, time_t start) { return (double)(end - start); }

char *asctime_r(const struct tm *parts, char *to) {
  sprintf(to, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", kDays[parts->tm_wday], kMonths[parts->tm_mon],
          parts->tm_mday, parts->tm_hour, parts->tm_min, parts->tm_sec, 1900 + parts->tm_year);
  return to;
}

char *asctime(const struct tm *parts) {
  static char text[64];
  return asctime_r(parts, text);
}

char *ctime(const time_t *seconds) { return asctime(localtime(seconds)); }

char *ctime_r(const time_t *seconds, char *to) {
  struct tm parts;
  return asctime_r(localtime_r(seconds, &parts), to);
}

// ISO 8601: a week belongs to the year that has its Thursday.
static long iso_thursday(const struct tm *parts) {
  long days = days_to(1900L + parts->tm_year, parts->tm_mon, parts->tm_mday);
  return days - (parts->tm_wday + 6) % 7 + 3;
}

static int iso_year(const struct tm *parts) {
  struct tm thursday;
  set_date(iso_thursday(parts), &thursday);
  return 1900 + thursday.tm_year;
}

static int iso_week(const struct tm *parts) {
  struct tm thursday;
  set_date(iso_thursday(parts), &thursday);
  return thursday.tm_yday / 7 + 1;
}

static int hour_of_twelve(const struct tm *parts) {
  return parts->tm_hour % 12 == 0 ? 12 : parts->tm_hour % 12;
}

// One conversion that is a number, with the way in which it is printed; 0 where it is none.
static int number_of(char letter, const struct tm *parts, int *width, char *fill, long *value) {
  *width = 2;
  *fill = '0';
  switch (letter) {
    case 'C': *value = (1900 + parts->tm_year) / 100; return 1;
    case 'd': *value = parts->tm_mday; return 1;
    case 'e': *value = parts->tm_mday; *fill = ' '; return 1;
    case 'g': *value = iso_year(parts) % 100; return 1;
    case 'G': *value = iso_year(parts); *width = 4; return 1;
    case 'H': *value = parts->tm_hour; return 1;
    case 'I': *value = hour_of_twelve(parts); return 1;
    case 'j': *value = parts->tm_yday + 1; *width = 3; return 1;
    case 'k': *value = parts->tm_hour; *fill = ' '; return 1;
    case 'l': *value = hour_of_twelve(parts); *fill = ' '; return 1;
    case 'm': *value = parts->tm_mon + 1; return 1;
    case 'M': *value = parts->tm_min; return 1;
    case 's': *value = seconds_of(parts); *width = 1; return 1;
    case 'S': *value = parts->tm_sec; return 1;
    case 'u': *value = (parts->tm_wday + 6) % 7 + 1; *width = 1; return 1;
    case 'U': *value = (parts->tm_yday + 7 - parts->tm_wday) / 7; return 1;
    case 'V': *value = iso_week(parts); return 1;
    case 'w': *value = parts->tm_wday; *width = 1; return 1;
    case 'W': *value = (parts->tm_yday + 7 - (parts->tm_wday + 6) % 7) / 7; return 1;
    case 'y': *value = (1900 + parts->tm_year) % 100; return 1;
    case 'Y': *value = 1900 + parts->tm_year; *width = 4; return 1;
  }
  return 0;
}

// What a conversion stands for in the C locale; NULL where it is no abbreviation.
static const char *longer_form(char letter) {
  switch (letter) {
    case 'c': return "%a %b %e %H:%M:%S %Y";
    case 'D': case 'x': return "%m/%d/%y";
    case 'F': return "%Y-%m-%d";
    case 'r': return "%I:%M:%S %p";
    case 'R': return "%H:%M";
    case 'T': case 'X': return "%H:%M:%S";
  }
  return NULL;
}

static const char *text_of(char letter, const struct tm *parts) {
  switch (letter) {
    case 'A': case 'a': return kDays[parts->tm_wday];
    case 'B': case 'b': case 'h': return kMonths[parts->tm_mon];
    case 'n': return "\n";
    case 'p': return parts->tm_hour < 12 ? "AM" : "PM";
    case 'P': return parts->tm_hour < 12 ? "am" : "pm";
    case 't': return "\t";
    case 'z': return "+0000";
    case 'Z': return parts->tm_zone != NULL ? parts->tm_zone : "UTC";
    case '%': return "%";
  }
  return "";
}

static int is_shortened(char letter) { return letter == 'a' || letter == 'b' || letter == 'h'; }

// The text of one conversion, as long as it is; `to` has `room` for it, or it does not count.
static size_t convert_part(char letter, const struct tm *parts, char *to, size_t room) {
  int width;
  char fill;
  long value;
  const char *form = longer_form(letter);
  if (form != NULL) return strftime(to, room, form, parts);
  if (number_of(letter, parts, &width, &fill, &value))
    return (size_t)snprintf(to, room, fill == '0' ? "%0*ld" : "%*ld", width, value);
  return (size_t)snprintf(to, room, is_shortened(letter) ? "%.3s" : "%s", text_of(letter, parts));
}

size_t strftime(char *to, size_t size, const char *format, const struct tm *parts) {
  size_t length = 0;
  for (; *format != '\0'; format++) {
    char piece[128];
    size_t count = 1;
    piece[0] = *format;
    if (*format == '%' && format[1] != '\0') {
      format++;
      if ((*format == 'E' || *format == 'O') && format[1] != '\0') format++;
      count = convert_part(*format, parts, piece, sizeof piece);
    }
    if (length + count >= size) return 0;
    memcpy(to + length, piece, count);
    length += count;
  }
  if (size == 0) return 0;
  to[length] = '\0';
  return length;
}
