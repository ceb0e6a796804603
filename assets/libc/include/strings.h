// <strings.h>: comparing without regard to case.

#ifndef __FDSCOPE_STRINGS_H
#define __FDSCOPE_STRINGS_H

#include <bits/size_t.h>

int strcasecmp(const char *__left, const char *__right);
int strncasecmp(const char *__left, const char *__right, size_t __count);
void bzero(void *__bytes, size_t __count);

#endif
