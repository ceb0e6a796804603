// <libgen.h>: the parts of a path.

#ifndef __FDSCOPE_LIBGEN_H
#define __FDSCOPE_LIBGEN_H

char *dirname(char *__path);
char *__xpg_basename(char *__path);
#define basename __xpg_basename

#endif
