// <netinet/in.h>, <arpa/inet.h>: the order of bytes, and IPv4 addresses as texts.

#include <arpa/inet.h>
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int __in6_from_text(const char *text, unsigned char bytes[16]);
void __in6_to_text(const unsigned char bytes[16], char *text);

uint16_t htons(uint16_t of_host) { return of_host << 8 | of_host >> 8; }

uint32_t htonl(uint32_t of_host) {
  return of_host << 24 | (of_host & 0xff00) << 8 | (of_host >> 8 & 0xff00) | of_host >> 24;
}

uint16_t ntohs(uint16_t of_network) { return htons(of_network); }

uint32_t ntohl(uint32_t of_network) { return htonl(of_network); }

// One to four numbers, in C's notations; the last one fills the bytes that are left. Returns what
// follows them, or NULL.
static const char *classic_address(const char *text, in_addr_t *address) {
  static const unsigned long limits[] = {0xffffffff, 0xffffff, 0xffff, 0xff};
  unsigned long value = 0, result = 0;
  for (int part = 0;; part++) {
    char *end;
    if (!isdigit((unsigned char)*text)) return NULL;
    value = strtoul(text, &end, 0);
    text = end;
    if (*text != '.') {
      if (value > limits[part]) return NULL;
      *address = htonl(result | value);
      return text;
    }
    if (part == 3 || value > 255) return NULL;
    result |= value << (24 - 8 * part);
    text++;
  }
}

int inet_aton(const char *text, struct in_addr *address) {
  in_addr_t found;
  const char *end = classic_address(text, &found);
  if (end == NULL || (*end != '\0' && !isspace((unsigned char)*end))) return 0;
  if (address != NULL) address->s_addr = found;
  return 1;
}

int __inet_aton_whole(const char *text, struct in_addr *address) {
  const char *end = classic_address(text, &address->s_addr);
  return end != NULL && *end == '\0';
}

in_addr_t inet_addr(const char *text) {
  struct in_addr address;
  return inet_aton(text, &address) ? address.s_addr : INADDR_NONE;
}

static void in_to_text(const unsigned char bytes[4], char *text) {
  sprintf(text, "%d.%d.%d.%d", bytes[0], bytes[1], bytes[2], bytes[3]);
}

char *inet_ntoa(struct in_addr address) {
  static char text[INET_ADDRSTRLEN];
  in_to_text((const unsigned char *)&address, text);
  return text;
}

// Four decimal numbers without leading zeros.
int __in_from_text(const char *text, unsigned char bytes[4]) {
  for (int i = 0; i < 4; i++) {
    int value = 0, digits = 0;
    for (; isdigit((unsigned char)*text); digits++) {
      if (digits > 0 && value == 0) return 0;
      value = 10 * value + *text++ - '0';
      if (value > 255) return 0;
    }
    if (digits == 0 || *text != (i < 3 ? '.' : '\0')) return 0;
    bytes[i] = value;
    text++;
  }
  return 1;
}

int inet_pton(int family, const char *text, void *address) {
  unsigned char bytes[16];
  if (family != AF_INET && family != AF_INET6) {
    errno = EAFNOSUPPORT;
    return -1;
  }
  int size = family == AF_INET ? 4 : 16;
  int is_valid = family == AF_INET ? __in_from_text(text, bytes) : __in6_from_text(text, bytes);
  if (is_valid) memcpy(address, bytes, size);
  return is_valid;
}

const char *inet_ntop(int family, const void *address, char *text, socklen_t size) {
  char whole[INET6_ADDRSTRLEN];
  if (family != AF_INET && family != AF_INET6) {
    errno = EAFNOSUPPORT;
    return NULL;
  }
  if (family == AF_INET) in_to_text(address, whole);
  if (family == AF_INET6) __in6_to_text(address, whole);
  if (strlen(whole) >= size) {
    errno = ENOSPC;
    return NULL;
  }
  return strcpy(text, whole);
}
