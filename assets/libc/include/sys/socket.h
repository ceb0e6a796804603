// <sys/socket.h>: sockets, their names and their options.

#ifndef __FDSCOPE_SYS_SOCKET_H
#define __FDSCOPE_SYS_SOCKET_H

#include <bits/socklen.h>
#include <sys/types.h>

#define PF_UNSPEC 0
#define PF_LOCAL 1
#define PF_UNIX PF_LOCAL
#define PF_FILE PF_LOCAL
#define PF_INET 2
#define PF_INET6 10
#define AF_UNSPEC PF_UNSPEC
#define AF_LOCAL PF_LOCAL
#define AF_UNIX PF_UNIX
#define AF_FILE PF_FILE
#define AF_INET PF_INET
#define AF_INET6 PF_INET6

#define SOCK_STREAM 1
#define SOCK_DGRAM 2
#define SOCK_RAW 3
#define SOCK_RDM 4
#define SOCK_SEQPACKET 5
#define SOCK_CLOEXEC 02000000
#define SOCK_NONBLOCK 04000

#define SOMAXCONN 4096

#define MSG_OOB 0x01
#define MSG_PEEK 0x02
#define MSG_DONTROUTE 0x04
#define MSG_CTRUNC 0x08
#define MSG_TRUNC 0x20
#define MSG_DONTWAIT 0x40
#define MSG_EOR 0x80
#define MSG_WAITALL 0x100
#define MSG_NOSIGNAL 0x4000
#define MSG_MORE 0x8000

#define SHUT_RD 0
#define SHUT_WR 1
#define SHUT_RDWR 2

#define SOL_SOCKET 1
#define SO_DEBUG 1
#define SO_REUSEADDR 2
#define SO_TYPE 3
#define SO_ERROR 4
#define SO_DONTROUTE 5
#define SO_BROADCAST 6
#define SO_SNDBUF 7
#define SO_RCVBUF 8
#define SO_KEEPALIVE 9
#define SO_OOBINLINE 10
#define SO_LINGER 13
#define SO_REUSEPORT 15
#define SO_RCVLOWAT 18
#define SO_SNDLOWAT 19
#define SO_RCVTIMEO 20
#define SO_SNDTIMEO 21
#define SO_ACCEPTCONN 30
#define SO_PROTOCOL 38
#define SO_DOMAIN 39

struct sockaddr {
  sa_family_t sa_family;
  char sa_data[14];
};

struct sockaddr_storage {
  sa_family_t ss_family;
  char __bytes[118];
  unsigned long __alignment;
};

struct linger {
  int l_onoff;
  int l_linger;
};

int socket(int __family, int __type, int __protocol);
int socketpair(int __family, int __type, int __protocol, int __fds[2]);
int bind(int __fd, const struct sockaddr *__address, socklen_t __length);
int listen(int __fd, int __backlog);
int accept(int __fd, struct sockaddr *__restrict __address, socklen_t *__restrict __length);
int connect(int __fd, const struct sockaddr *__address, socklen_t __length);
int shutdown(int __fd, int __how);

ssize_t send(int __fd, const void *__buffer, size_t __count, int __flags);
ssize_t recv(int __fd, void *__buffer, size_t __count, int __flags);
ssize_t sendto(int __fd, const void *__buffer, size_t __count, int __flags,
               const struct sockaddr *__address, socklen_t __length);
ssize_t recvfrom(int __fd, void *__restrict __buffer, size_t __count, int __flags,
                 struct sockaddr *__restrict __address, socklen_t *__restrict __length);

int getsockname(int __fd, struct sockaddr *__restrict __address, socklen_t *__restrict __length);
int getpeername(int __fd, struct sockaddr *__restrict __address, socklen_t *__restrict __length);
int getsockopt(int __fd, int __level, int __option, void *__restrict __value,
               socklen_t *__restrict __length);
int setsockopt(int __fd, int __level, int __option, const void *__value, socklen_t __length);

#ifdef _GNU_SOURCE
int accept4(int __fd, struct sockaddr *__restrict __address, socklen_t *__restrict __length,
            int __flags);
#endif

#endif
