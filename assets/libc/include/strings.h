// <strings.h>: comparing without regard to case.

#ifndef __FDSCOPE_STRINGS_H
#define __FDSCOPE_STRINGS_H

#include <bits/size_t.h>

int strcasecmp(const char *__left, const char *__right);
int strncasecmp(const char *__left, const char *__right, size_t __count);
char *index(const char *__text, int __character);
char *rindex(const char *__text, int __character);
int ffs(int __value);
int ffsl(long __value);
int ffsll(long long __value);
int bcmp(const void *__left, const void *__right, size_t __count);
void bcopy(const void *__from, void *__to, size_t __count);
void bzero(void *__bytes, size_t __count);

#endif
