// <stdlib.h>: the end of a process, and numbers from text.

#include <errno.h>
#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

// exit(3): buffered output is written, then the process ends.
void exit(int status) {
  fflush(NULL);
  _exit(status);
}

int abs(int value) { return value < 0 ? -value : value; }

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

long strtol(const char *text, char **end, int base) {
  int negative;
  const char *digits = start_of_digits(text, &base, &negative);
  const char *at = digits;
  unsigned long limit = negative ? (unsigned long)LONG_MAX + 1 : LONG_MAX;
  unsigned long value = 0;
  int overflow = 0;
  for (; digit_of(*at) < base; at++) {
    unsigned long digit = digit_of(*at);
    if (value > (limit - digit) / base) overflow = 1;
    if (!overflow) value = value * base + digit;
  }
  if (end != NULL) *end = (char *)(at == digits ? text : at);
  if (overflow) {
    errno = ERANGE;
    return negative ? LONG_MIN : LONG_MAX;
  }
  return negative ? (long)-value : (long)value;
}

int atoi(const char *text) { return (int)strtol(text, NULL, 10); }

long atol(const char *text) { return strtol(text, NULL, 10); }
