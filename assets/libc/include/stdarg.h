// <stdarg.h>: the arguments behind `...`.

#ifndef __FDSCOPE_STDARG_H
#define __FDSCOPE_STDARG_H

#include <bits/va_list.h>

#define va_start(list, last) __builtin_va_start(list, last)
#define va_arg(list, type) __builtin_va_arg(list, type)
#define va_end(list) __builtin_va_end(list)
#define va_copy(to, from) __builtin_va_copy(to, from)

#endif
