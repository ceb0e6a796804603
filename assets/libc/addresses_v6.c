// <netinet/in.h>, <arpa/inet.h>: IPv6 addresses, and as texts.

#include <ctype.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int __in_from_text(const char *text, unsigned char bytes[4]);

const struct in6_addr in6addr_any = IN6ADDR_ANY_INIT;
const struct in6_addr in6addr_loopback = IN6ADDR_LOOPBACK_INIT;

int __is_loopback(const struct in6_addr *address) {
  return memcmp(address, &in6addr_loopback, sizeof(*address)) == 0;
}

int __is_unspecified(const struct in6_addr *address) {
  return memcmp(address, &in6addr_any, sizeof(*address)) == 0;
}

int __is_v4_mapped(const struct in6_addr *address) {
  static const unsigned char prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
  return memcmp(address, prefix, sizeof(prefix)) == 0;
}

// Up to four hexadecimal digits; returns how many.
static int group_at(const char *text, unsigned *value) {
  int digits = 0;
  *value = 0;
  for (; isxdigit((unsigned char)text[digits]); digits++) {
    if (digits == 4) return 0;
    const char digit[2] = {text[digits], '\0'};
    *value = 16 * *value + strtoul(digit, NULL, 16);
  }
  return digits;
}

// Groups with colons between them, perhaps an IPv4 address at their end. Returns how many bytes
// they are, or -1; *gap is where "::" stands, in bytes, or -1.
static int groups_of(const char *text, unsigned char bytes[16], int *gap) {
  int used = 0;
  *gap = -1;
  if (text[0] == ':' && text[1] != ':') return -1;
  if (text[0] == ':') text++;
  while (*text != '\0') {
    unsigned value;
    if (*text == ':') {
      if (*gap >= 0) return -1;
      *gap = used;
      text++;
      continue;
    }
    int digits = group_at(text, &value);
    if (text[digits] == '.' && used <= 12)
      return __in_from_text(text, bytes + used) ? used + 4 : -1;
    if (digits == 0 || used == 16) return -1;
    bytes[used++] = value >> 8;
    bytes[used++] = value;
    text += digits;
    if (*text == ':' && text[1] == '\0') return -1;
    if (*text != ':' && *text != '\0') return -1;
    if (*text == ':') text++;
  }
  return used;
}

int __in6_from_text(const char *text, unsigned char bytes[16]) {
  int gap, used = groups_of(text, bytes, &gap);
  if (used < 0) return 0;
  if (gap < 0) return used == 16;
  if (used == 16) return 0;
  memmove(bytes + 16 - (used - gap), bytes + gap, used - gap);
  memset(bytes + gap, 0, 16 - used);
  return 1;
}

// The first one of the longest runs of zero groups, if it has two or more. Returns its length.
static int longest_run(const unsigned groups[8], int *start) {
  int longest = 1;
  *start = -1;
  for (int i = 0; i < 8; i++) {
    int length = 0;
    while (i + length < 8 && groups[i + length] == 0) length++;
    if (length > longest) {
      longest = length;
      *start = i;
    }
  }
  return longest;
}

void __in6_to_text(const unsigned char bytes[16], char *text) {
  unsigned groups[8];
  int start;
  for (int i = 0; i < 8; i++) groups[i] = bytes[2 * i] << 8 | bytes[2 * i + 1];
  int length = longest_run(groups, &start);
  int ends_as_v4 = start == 0 && (length == 6 || (length == 5 && groups[5] == 0xffff));
  for (int i = 0; i < 8; i++) {
    if (i == start) text += sprintf(text, i == 0 ? "::" : ":");
    if (start >= 0 && i >= start && i < start + length) continue;
    if (ends_as_v4 && i == 6) {
      sprintf(text, "%d.%d.%d.%d", bytes[12], bytes[13], bytes[14], bytes[15]);
      return;
    }
    text += sprintf(text, i < 7 ? "%x:" : "%x", groups[i]);
  }
}
