// <stdnoreturn.h>: noreturn.

#ifndef __FDSCOPE_STDNORETURN_H
#define __FDSCOPE_STDNORETURN_H

#define noreturn _Noreturn

#endif
