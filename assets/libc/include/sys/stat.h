// <sys/stat.h>: file modes; no call of its own in the model yet.

#ifndef __FDSCOPE_SYS_STAT_H
#define __FDSCOPE_SYS_STAT_H

#include <sys/types.h>
#include <bits/mode.h>



#endif
