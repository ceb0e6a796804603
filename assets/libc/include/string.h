// <string.h>: strings and bytes.

#ifndef __FDSCOPE_STRING_H
#define __FDSCOPE_STRING_H

#include <bits/null.h>
#include <bits/size_t.h>
#include <strings.h>

size_t strlen(const char *__text);
char *strcpy(char *__to, const char *__from);
char *strncpy(char *__to, const char *__from, size_t __count);
char *strcat(char *__to, const char *__from);
char *strncat(char *__to, const char *__from, size_t __count);
int strcmp(const char *__left, const char *__right);
int strncmp(const char *__left, const char *__right, size_t __count);
char *strchr(const char *__text, int __character);
char *strrchr(const char *__text, int __character);
char *strstr(const char *__text, const char *__part);
size_t strspn(const char *__text, const char *__accepted);
size_t strcspn(const char *__text, const char *__rejected);
char *strpbrk(const char *__text, const char *__accepted);
char *strtok(char *__text, const char *__delimiters);
char *strtok_r(char *__text, const char *__delimiters, char **__rest);
char *strsep(char **__text, const char *__delimiters);
size_t strnlen(const char *__text, size_t __limit);
char *strdup(const char *__text);
char *strndup(const char *__text, size_t __limit);
char *stpcpy(char *__to, const char *__from);
char *stpncpy(char *__to, const char *__from, size_t __count);
int strcoll(const char *__left, const char *__right);
size_t strxfrm(char *__to, const char *__from, size_t __size);
char *strerror(int __error);
char *strsignal(int __signal);

void *memcpy(void *__to, const void *__from, size_t __count);
void *memmove(void *__to, const void *__from, size_t __count);
void *memset(void *__to, int __byte, size_t __count);
int memcmp(const void *__left, const void *__right, size_t __count);
void *memchr(const void *__bytes, int __byte, size_t __count);
void *memccpy(void *__to, const void *__from, int __byte, size_t __count);

char *__gnu_strerror_r(int __error, char *__buffer, size_t __size);
int __posix_strerror_r(int __error, char *__buffer, size_t __size);

// GNU's own, which glibc shows only with `#define _GNU_SOURCE` before the first #include.
#ifdef _GNU_SOURCE
#define strerror_r __gnu_strerror_r
char *strchrnul(const char *__text, int __character);
char *strcasestr(const char *__text, const char *__part);
void *rawmemchr(const void *__bytes, int __byte);
void *memrchr(const void *__bytes, int __byte, size_t __count);
void *memmem(const void *__bytes, size_t __count, const void *__part, size_t __length);
void *mempcpy(void *__to, const void *__from, size_t __count);
#ifndef __FDSCOPE_LIBGEN_H
char *basename(const char *__path);
#endif
#else
#define strerror_r __posix_strerror_r
#endif

#endif
