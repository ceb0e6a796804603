// The types that several headers of sockets share.

#ifndef __FDSCOPE_BITS_SOCKLEN_H
#define __FDSCOPE_BITS_SOCKLEN_H
typedef unsigned int socklen_t;
typedef unsigned short sa_family_t;
#endif
