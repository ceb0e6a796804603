// <strings.h>: nothing of it is in the model yet.

#ifndef __FDSCOPE_STRINGS_H
#define __FDSCOPE_STRINGS_H

#include <bits/size_t.h>



#endif
