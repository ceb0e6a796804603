// <bits/size_t.h>: size_t, which many headers promise.

#ifndef __FDSCOPE_BITS_SIZE_T_H
#define __FDSCOPE_BITS_SIZE_T_H

typedef unsigned long size_t;

#endif
