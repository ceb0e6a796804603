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
void _Exit(int __status);
void abort(void);

int atoi(const char *__text);
long atol(const char *__text);
long strtol(const char *__text, char **__end, int __base);
int abs(int __value);
long labs(long __value);

#endif
