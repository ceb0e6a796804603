// <err.h>: messages to standard error that begin with the program's name.

#ifndef __FDSCOPE_ERR_H
#define __FDSCOPE_ERR_H

#include <bits/va_list.h>

void err(int __status, const char *__format, ...) __attribute__((noreturn));
void errx(int __status, const char *__format, ...) __attribute__((noreturn));
void warn(const char *__format, ...);
void warnx(const char *__format, ...);

#endif
