// <stdlib.h>: the end of a process, and numbers from text.

#include <bits/file.h>
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_FUNCTIONS = 256 };

static void (*at_exit[MOST_FUNCTIONS])(void);
static int at_exit_count;

int atexit(void (*function)(void)) {
  if (at_exit_count == MOST_FUNCTIONS) return -1;
  at_exit[at_exit_count++] = function;
  return 0;
}

// exit(3): functions run in reverse order, streams write what waits and give back what they have read
// ahead, then the process ends.
void exit(int status) {
  while (at_exit_count > 0) at_exit[--at_exit_count]();
  __leave_streams();
  _exit(status);
}

void *reallocarray(void *pointer, size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) {
    errno = ENOMEM;
    return NULL;
  }
  return realloc(pointer, count * size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  (void)alignment;  // every block begins at a place that is good for all
  return malloc(size);
}

int abs(int value) { return value < 0 ? -value : value; }

// abort(3): SIGABRT, whatever was made of it.
void abort(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGABRT);
  sigprocmask(SIG_UNBLOCK, &set, NULL);
  raise(SIGABRT);
  signal(SIGABRT, SIG_DFL);
  raise(SIGABRT);
  _exit(127);
}

div_t div(int numerator, int denominator) {
  div_t result = {numerator / denominator, numerator % denominator};
  return result;
}

ldiv_t ldiv(long numerator, long denominator) {
  ldiv_t result = {numerator / denominator, numerator % denominator};
  return result;
}

lldiv_t lldiv(long long numerator, long long denominator) {
  lldiv_t result = {numerator / denominator, numerator % denominator};
  return result;
}

long long llabs(long long value) { return value < 0 ? -value : value; }

long labs(long value) { return value < 0 ? -value : value; }

static int digit_of(char character) {
  if (isdigit(character)) return character - '0';
  if (isalpha(character)) return tolower(character) - 'a' + 10;
  return 36;
}

// Skips what stands before the digits; *base becomes the one that counts. Returns the first digit.
static const char *start_of_digits(const char *text, int *base, int *negative) {
  while (isspace(*text)) text++;
  *negative = *text == '-';
  if (*text == '-' || *text == '+') text++;
  if ((*base == 0 || *base == 16) && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
      digit_of(text[2]) < 16) {
    *base = 16;
    return text + 2;
  }
  if (*base == 0) *base = *text == '0' ? 8 : 10;
  return text;
}

// What the digits say, never more than `limit`; *overflow tells that it was more.
static unsigned long value_of(const char *text, char **end, int base, const char *at,
                              unsigned long limit, int *overflow) {
  const char *digits = at;
  unsigned long value = 0;
  *overflow = 0;
  for (; digit_of(*at) < base; at++) {
    unsigned long digit = digit_of(*at);
    if (digit > limit || value > (limit - digit) / base) *overflow = 1;
    if (!*overflow) value = value * base + digit;
  }
  if (end != NULL) *end = (char *)(at == digits ? text : at);
  if (*overflow) errno = ERANGE;
  return value;
}

long strtol(const char *text, char **end, int base) {
  int negative;
  int overflow;
  const char *digits = start_of_digits(text, &base, &negative);
  unsigned long limit = negative ? (unsigned long)LONG_MAX + 1 : LONG_MAX;
  unsigned long value = value_of(text, end, base, digits, limit, &overflow);
  if (overflow) return negative ? LONG_MIN : LONG_MAX;
  return negative ? (long)-value : (long)value;
}

unsigned long strtoul(const char *text, char **end, int base) {
  int negative;
  int overflow;
  const char *digits = start_of_digits(text, &base, &negative);
  unsigned long value = value_of(text, end, base, digits, ULONG_MAX, &overflow);
  if (overflow) return ULONG_MAX;
  return negative ? -value : value;
}

long long strtoll(const char *text, char **end, int base) { return strtol(text, end, base); }

unsigned long long strtoull(const char *text, char **end, int base) {
  return strtoul(text, end, base);
}

float strtof(const char *text, char **end) { return (float)strtod(text, end); }

int atoi(const char *text) { return (int)strtol(text, NULL, 10); }

long atol(const char *text) { return strtol(text, NULL, 10); }

long long atoll(const char *text) { return strtol(text, NULL, 10); }

double atof(const char *text) { return strtod(text, NULL); }
