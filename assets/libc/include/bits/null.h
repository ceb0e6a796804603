// <bits/null.h>: NULL, for the headers that promise it.

#ifndef __FDSCOPE_BITS_NULL_H
#define __FDSCOPE_BITS_NULL_H

#define NULL ((void *)0)

#endif
