// <sys/un.h>: names of UNIX-domain sockets.

#ifndef __FDSCOPE_SYS_UN_H
#define __FDSCOPE_SYS_UN_H

#include <bits/socklen.h>

struct sockaddr_un {
  sa_family_t sun_family;
  char sun_path[108];
};

#define SUN_LEN(name) (2 + strlen((name)->sun_path))

#endif
