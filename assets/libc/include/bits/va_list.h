// <bits/va_list.h>: va_list alone, for prototypes.

#ifndef __FDSCOPE_BITS_VA_LIST_H
#define __FDSCOPE_BITS_VA_LIST_H

typedef __builtin_va_list va_list;

#endif
