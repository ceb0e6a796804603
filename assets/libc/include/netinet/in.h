// <netinet/in.h>: addresses and ports of the internet, both in network byte order.

#ifndef __FDSCOPE_NETINET_IN_H
#define __FDSCOPE_NETINET_IN_H

#include <stdint.h>
#include <sys/socket.h>

#define IPPROTO_IP 0
#define IPPROTO_ICMP 1
#define IPPROTO_TCP 6
#define IPPROTO_UDP 17
#define IPPROTO_IPV6 41
#define IPPROTO_ICMPV6 58
#define IPPROTO_SCTP 132
#define IPPROTO_RAW 255
#define IPV6_V6ONLY 26
#define IPPORT_RESERVED 1024
#define IPPORT_USERRESERVED 5000

#define INADDR_ANY ((in_addr_t)0x00000000)
#define INADDR_BROADCAST ((in_addr_t)0xffffffff)
#define INADDR_NONE ((in_addr_t)0xffffffff)
#define INADDR_LOOPBACK ((in_addr_t)0x7f000001)
#define INET_ADDRSTRLEN 16
#define INET6_ADDRSTRLEN 46

typedef uint16_t in_port_t;
typedef uint32_t in_addr_t;

struct in_addr {
  in_addr_t s_addr;
};

struct sockaddr_in {
  sa_family_t sin_family;
  in_port_t sin_port;
  struct in_addr sin_addr;
  unsigned char sin_zero[8];
};

struct in6_addr {
  union {
    uint8_t __u6_addr8[16];
    uint16_t __u6_addr16[8];
    uint32_t __u6_addr32[4];
  } __in6_u;
};

#define s6_addr __in6_u.__u6_addr8
#define s6_addr16 __in6_u.__u6_addr16
#define s6_addr32 __in6_u.__u6_addr32

#define IN6ADDR_ANY_INIT {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}}
#define IN6ADDR_LOOPBACK_INIT {{{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}}}
extern const struct in6_addr in6addr_any;
extern const struct in6_addr in6addr_loopback;

struct sockaddr_in6 {
  sa_family_t sin6_family;
  in_port_t sin6_port;
  uint32_t sin6_flowinfo;
  struct in6_addr sin6_addr;
  uint32_t sin6_scope_id;
};

int __is_v4_mapped(const struct in6_addr *__address);
int __is_loopback(const struct in6_addr *__address);
int __is_unspecified(const struct in6_addr *__address);
#define IN6_IS_ADDR_V4MAPPED(address) __is_v4_mapped((const struct in6_addr *)(address))
#define IN6_IS_ADDR_LOOPBACK(address) __is_loopback((const struct in6_addr *)(address))
#define IN6_IS_ADDR_UNSPECIFIED(address) __is_unspecified((const struct in6_addr *)(address))

uint32_t htonl(uint32_t __of_host);
uint16_t htons(uint16_t __of_host);
uint32_t ntohl(uint32_t __of_network);
uint16_t ntohs(uint16_t __of_network);

#endif
