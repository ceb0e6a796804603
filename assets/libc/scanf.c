// <stdio.h>: formatted input, from a stream or from a string.

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NO_MATCH = -1, LONGEST_NUMBER = 320, NO_WIDTH = 0x7fffffff };

// The characters come from `f`, or from `text` where f is NULL.
struct source {
  FILE *f;
  const char *text;
  int taken;
};

// What stands between '%' and the next part of the format.
struct conversion {
  int is_stored;
  int width;  // NO_WIDTH when the format names none
  int size;   // 0, 'h', 'H' for hh, 'l' for everything as wide as long
  char letter;
  const char *set;  // of %[...]: its first character
  const char *set_end;
  int is_inverted;
};

static int take(struct source *s) {
  int character = s->f != NULL ? getc(s->f) : *s->text != '\0' ? (unsigned char)*s->text++ : EOF;
  if (character != EOF) s->taken++;
  return character;
}

static void give_back(struct source *s, int character) {
  if (character == EOF) return;
  s->taken--;
  if (s->f != NULL)
    ungetc(character, s->f);
  else
    s->text--;
}

// Returns what stands behind the white space without taking it.
static int skip_space(struct source *s) {
  int character = take(s);
  while (isspace(character)) character = take(s);
  give_back(s, character);
  return character;
}

static const char *parse_set(const char *format, struct conversion *c) {
  c->is_inverted = *format == '^';
  if (c->is_inverted) format++;
  c->set = format;
  if (*format == ']') format++;
  while (*format != '\0' && *format != ']') format++;
  c->set_end = format;
  return *format == ']' ? format + 1 : format;
}

static const char *parse_conversion(const char *format, struct conversion *c) {
  c->is_stored = *format != '*';
  if (!c->is_stored) format++;
  c->width = 0;
  while (isdigit(*format)) c->width = 10 * c->width + (*format++ - '0');
  if (c->width == 0) c->width = NO_WIDTH;
  c->size = 0;
  for (; *format != '\0' && strchr("hlLjzt", *format) != NULL; format++)
    c->size = *format != 'h' ? 'l' : c->size == 'h' ? 'H' : 'h';
  c->letter = *format;
  if (*format == '\0') return format;
  format++;
  return c->letter == '[' ? parse_set(format, c) : format;
}

static int is_in_set(const struct conversion *c, int character) {
  int found = 0;
  for (const char *p = c->set; p < c->set_end; p++) {
    int is_range = p + 2 < c->set_end && p[1] == '-';
    if (is_range ? character >= (unsigned char)p[0] && character <= (unsigned char)p[2]
                 : character == (unsigned char)*p)
      found = 1;
    if (is_range) p += 2;
  }
  return found != c->is_inverted;
}

static int is_wanted(const struct conversion *c, int character) {
  if (character == EOF) return 0;
  if (c->letter == 'c') return 1;
  return c->letter == 's' ? !isspace(character) : is_in_set(c, character);
}

// %s, %c and %[...]. Returns how many characters there were.
static int scan_text(struct source *s, const struct conversion *c, char *to) {
  int wanted = c->letter == 'c' && c->width == NO_WIDTH ? 1 : c->width;
  int count = 0;
  while (count < wanted) {
    int character = take(s);
    if (!is_wanted(c, character)) {
      give_back(s, character);
      break;
    }
    if (to != NULL) to[count] = character;
    count++;
  }
  if (to != NULL && count > 0 && c->letter != 'c') to[count] = '\0';
  return count;
}

// Moves a character to `digits` if it is one of `accepted`. Characters that no number can need are
// taken and dropped.
static int accept_text(struct source *s, char *digits, int *width, const char *accepted) {
  if (*width <= 0) return 0;
  int character = take(s);
  if (character == EOF || strchr(accepted, character) == NULL) {
    give_back(s, character);
    return 0;
  }
  --*width;
  size_t length = strlen(digits);
  if (length + 1 < LONGEST_NUMBER) {
    digits[length] = character;
    digits[length + 1] = '\0';
  }
  return 1;
}

static const char *digits_of_base(int base) {
  return base == 16 ? "0123456789abcdefABCDEF" : base == 8 ? "01234567" : "0123456789";
}

static int base_of(char letter) {
  if (letter == 'i') return 0;
  if (letter == 'o') return 8;
  return letter == 'x' || letter == 'X' || letter == 'p' ? 16 : 10;
}

// Returns the base of the number in `digits`, or NO_MATCH.
static int scan_integer(struct source *s, const struct conversion *c, char *digits) {
  int width = c->width;
  int base = base_of(c->letter);
  int count = 0;
  accept_text(s, digits, &width, "+-");
  if ((base == 0 || base == 16) && accept_text(s, digits, &width, "0")) {
    count++;
    if (accept_text(s, digits, &width, "xX"))
      base = 16;
    else if (base == 0)
      base = 8;
  }
  if (base == 0) base = 10;
  while (accept_text(s, digits, &width, digits_of_base(base))) count++;
  return count > 0 ? base : NO_MATCH;
}

// Letters of a word, in either case; returns how many were there.
static int accept_word(struct source *s, char *digits, int *width, const char *word) {
  int count = 0;
  for (; word[count] != '\0'; count++) {
    char either[] = {word[count], (char)toupper(word[count]), '\0'};
    if (!accept_text(s, digits, width, either)) break;
  }
  return count;
}

// "inf", "infinity" and "nan". Returns 1 for one of them, 0 for none, NO_MATCH for a part of one.
static int scan_floating_word(struct source *s, char *digits, int *width) {
  int letters = accept_word(s, digits, width, "nan");
  if (letters > 0) return letters == 3 ? 1 : NO_MATCH;
  letters = accept_word(s, digits, width, "inf");
  if (letters == 0) return 0;
  if (letters < 3) return NO_MATCH;
  letters = accept_word(s, digits, width, "inity");
  return letters == 0 || letters == 5 ? 1 : NO_MATCH;
}

static int scan_floating(struct source *s, const struct conversion *c, char *digits) {
  int width = c->width;
  int count = 0;
  accept_text(s, digits, &width, "+-");
  int word = scan_floating_word(s, digits, &width);
  if (word != 0) return word == 1 ? 10 : NO_MATCH;
  if (accept_text(s, digits, &width, "0")) count++;
  int is_hex = count > 0 && accept_text(s, digits, &width, "xX");
  const char *accepted = digits_of_base(is_hex ? 16 : 10);
  if (is_hex) count = 0;
  while (accept_text(s, digits, &width, accepted)) count++;
  if (accept_text(s, digits, &width, "."))
    while (accept_text(s, digits, &width, accepted)) count++;
  if (count == 0) return NO_MATCH;
  if (accept_text(s, digits, &width, is_hex ? "pP" : "eE")) {
    accept_text(s, digits, &width, "+-");
    while (accept_text(s, digits, &width, "0123456789")) continue;
  }
  return 10;
}

static void store_integer(const struct conversion *c, long value, void *to) {
  if (c->size == 'l')
    *(long *)to = value;
  else if (c->size == 'h')
    *(short *)to = value;
  else if (c->size == 'H')
    *(signed char *)to = value;
  else
    *(int *)to = value;
}

static int is_floating(char letter) { return strchr("aAeEfFgG", letter) != NULL; }

static int scan_number(struct source *s, const struct conversion *c, void *to) {
  char digits[LONGEST_NUMBER] = "";
  int base = is_floating(c->letter) ? scan_floating(s, c, digits) : scan_integer(s, c, digits);
  if (base == NO_MATCH) return NO_MATCH;
  if (to == NULL) return 0;
  if (is_floating(c->letter) && c->size == 'l')
    *(double *)to = strtod(digits, NULL);
  else if (is_floating(c->letter))
    *(float *)to = strtod(digits, NULL);
  else if (c->letter == 'd' || c->letter == 'i')
    store_integer(c, strtol(digits, NULL, base), to);
  else
    store_integer(c, (long)strtoul(digits, NULL, base), to);
  return 0;
}

// One conversion. Returns 1 when it gave a value, 0 when it gave none to count, NO_MATCH, or EOF
// through *at_end.
static int convert(struct source *s, const struct conversion *c, va_list list, int *at_end) {
  if (c->letter == 'n') {
    if (c->is_stored) store_integer(c, s->taken, va_arg(list, void *));
    return 0;
  }
  int keeps_space = c->letter == 'c' || c->letter == '[';
  int first = keeps_space ? take(s) : skip_space(s);
  if (keeps_space) give_back(s, first);
  *at_end = first == EOF;
  if (first == EOF) return NO_MATCH;
  if (c->letter == '%') return take(s) == '%' ? 0 : NO_MATCH;
  void *to = c->is_stored ? va_arg(list, void *) : NULL;
  int is_text = keeps_space || c->letter == 's';
  if (is_text && scan_text(s, c, to) == 0) return NO_MATCH;
  if (!is_text && scan_number(s, c, to) == NO_MATCH) return NO_MATCH;
  return c->is_stored;
}

// Takes one character of the input that the format names. Returns whether it was there.
static int match_character(struct source *s, char wanted, int *at_end) {
  int character = take(s);
  if (character == (unsigned char)wanted) return 1;
  give_back(s, character);
  *at_end = character == EOF;
  return 0;
}

static int scan(struct source *s, const char *format, va_list list) {
  int count = 0;
  int at_end = 0;
  while (*format != '\0') {
    if (isspace(*format)) {
      skip_space(s);
      format++;
    } else if (*format != '%') {
      if (!match_character(s, *format++, &at_end)) return at_end && count == 0 ? EOF : count;
    } else {
      struct conversion c = {0};
      format = parse_conversion(format + 1, &c);
      int given = convert(s, &c, list, &at_end);
      if (given == NO_MATCH) return at_end && count == 0 ? EOF : count;
      count += given;
    }
  }
  return count;
}

int vfscanf(FILE *f, const char *format, va_list list) {
  struct source s = {f, NULL, 0};
  return scan(&s, format, list);
}

int vsscanf(const char *text, const char *format, va_list list) {
  struct source s = {NULL, text, 0};
  return scan(&s, format, list);
}

int vscanf(const char *format, va_list list) { return vfscanf(stdin, format, list); }

int scanf(const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vfscanf(stdin, format, list);
  va_end(list);
  return count;
}

int fscanf(FILE *f, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vfscanf(f, format, list);
  va_end(list);
  return count;
}

int sscanf(const char *text, const char *format, ...) {
  va_list list;
  va_start(list, format);
  int count = vsscanf(text, format, list);
  va_end(list);
  return count;
}
