// <stdlib.h>: memory, numbers from text, the end of a process.

#ifndef __FDSCOPE_STDLIB_H
#define __FDSCOPE_STDLIB_H

#include <bits/null.h>
#include <sys/types.h>
#include <bits/wait_status.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647
#define MB_CUR_MAX 1

void *malloc(size_t __size);
void *calloc(size_t __count, size_t __size);
void *realloc(void *__pointer, size_t __size);
void free(void *__pointer);

void exit(int __status);
int atexit(void (*__function)(void));
void _Exit(int __status) __attribute__((noreturn));
void abort(void) __attribute__((noreturn));
int system(const char *__command);
int mkstemp(char *__template);
char *mkdtemp(char *__template);
void *reallocarray(void *__pointer, size_t __count, size_t __size);
void *aligned_alloc(size_t __alignment, size_t __size);

char *getenv(const char *__name);
int setenv(const char *__name, const char *__value, int __overwrite);
int unsetenv(const char *__name);
int putenv(char *__text);
int clearenv(void);

int atoi(const char *__text);
long atol(const char *__text);
long long atoll(const char *__text);
double atof(const char *__text);
long strtol(const char *__text, char **__end, int __base);
long long strtoll(const char *__text, char **__end, int __base);
unsigned long strtoul(const char *__text, char **__end, int __base);
unsigned long long strtoull(const char *__text, char **__end, int __base);
double strtod(const char *__text, char **__end);
float strtof(const char *__text, char **__end);

int abs(int __value);
long labs(long __value);
long long llabs(long long __value);
typedef struct {
  int quot;
  int rem;
} div_t;
typedef struct {
  long quot;
  long rem;
} ldiv_t;
typedef struct {
  long long quot;
  long long rem;
} lldiv_t;
div_t div(int __numerator, int __denominator);
ldiv_t ldiv(long __numerator, long __denominator);
lldiv_t lldiv(long long __numerator, long long __denominator);

int rand(void);
void srand(unsigned int __seed);
int rand_r(unsigned int *__seed);
long random(void);
void srandom(unsigned int __seed);

void qsort(void *__items, size_t __count, size_t __size,
           int (*__compare)(const void *, const void *));
void *bsearch(const void *__key, const void *__items, size_t __count, size_t __size,
              int (*__compare)(const void *, const void *));

#endif
