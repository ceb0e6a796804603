// Dates from seconds and back, in UTC: every conversion of strftime, leap days, years before 1970.
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const char *const formats[] = {"%Y-%m-%d %H:%M:%S", "%a %A %b %B %h", "%c|%x|%X|%r", "%D %F %R %T",
                                      "%j %U %W %V %G %g %u %w", "%C %y %e %I %p %P %k %l", "%s %z%%%n%t."};

static void show(time_t moment) {
  struct tm *parts = gmtime(&moment);
  char text[128];
  printf("%ld: %s", (long)moment, asctime(parts));
  for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
    size_t length = strftime(text, sizeof text, formats[i], parts);
    printf("  %zu %s\n", length, text);
  }
}

int main(void) {
  setenv("TZ", "UTC", 1);
  tzset();
  time_t moments[] = {0, -1, 951782400, 1709251199, 1704067200, 1735603200, 4102444800, -2208988800};
  for (int i = 0; i < 8; i++) show(moments[i]);
  struct tm date = {.tm_year = 124, .tm_mon = 13, .tm_mday = -3, .tm_hour = 30, .tm_sec = 90};
  time_t moment = mktime(&date);
  printf("%ld %s", (long)moment, ctime(&moment));
  printf("%d %d %d %d %s\n", date.tm_mon, date.tm_mday, date.tm_wday, date.tm_yday, date.tm_zone);
  printf("%.0f %d\n", difftime(moment, 0), timegm(&date) == moment);
  char small[4];
  printf("%zu\n", strftime(small, sizeof small, "%Y", &date));
  return 0;
}
