// <bits/size_t.h>: size_t and NULL, which many headers promise.

#ifndef __FDSCOPE_BITS_SIZE_T_H
#define __FDSCOPE_BITS_SIZE_T_H

#include <bits/null.h>

typedef unsigned long size_t;

#endif
