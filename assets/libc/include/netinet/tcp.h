// <netinet/tcp.h>: options of TCP.

#ifndef __FDSCOPE_NETINET_TCP_H
#define __FDSCOPE_NETINET_TCP_H

#define TCP_NODELAY 1
#define TCP_MAXSEG 2
#define TCP_CORK 3
#define SOL_TCP 6

#endif
