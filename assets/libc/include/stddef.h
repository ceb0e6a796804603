// <stddef.h>: common types.

#ifndef __FDSCOPE_STDDEF_H
#define __FDSCOPE_STDDEF_H

#include <bits/null.h>
#include <bits/size_t.h>

typedef long ptrdiff_t;
typedef int wchar_t;

#define offsetof(type, member) __builtin_offsetof(type, member)

#endif
