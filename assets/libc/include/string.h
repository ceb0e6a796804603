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
char *strdup(const char *__text);
char *strerror(int __error);

void *memcpy(void *__to, const void *__from, size_t __count);
void *memmove(void *__to, const void *__from, size_t __count);
void *memset(void *__to, int __byte, size_t __count);
int memcmp(const void *__left, const void *__right, size_t __count);
void *memchr(const void *__bytes, int __byte, size_t __count);

#endif
