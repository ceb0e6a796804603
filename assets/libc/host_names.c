// <netdb.h>: names of hosts: what /etc/hosts says, and the hosts of the scenario's network.

#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

int __find_host(const char *name, unsigned int addresses[4]);
int __find_host_name(unsigned int address, char *name, size_t size);
int __inet_aton_whole(const char *text, struct in_addr *address);

// The file as it is on most machines. Only a loopback address has two families.
struct line {
  const char *address;
  const char *name;
  const char *alias;
};
static const struct line lines[] = {{"127.0.0.1", "localhost", NULL},
                                    {"::1", "ip6-localhost", "ip6-loopback"}};

static const struct line *line_of(const char *name) {
  for (int i = 0; i < 2; i++) {
    if (strcasecmp(lines[i].name, name) == 0) return &lines[i];
    if (lines[i].alias != NULL && strcasecmp(lines[i].alias, name) == 0) return &lines[i];
  }
  return NULL;
}

// How many IPv4 addresses a name has. glibc takes ::1 for 127.0.0.1 when IPv4 is asked for.
int __v4_addresses_of(const char *name, unsigned int addresses[4]) {
  int count = 0;
  memset(addresses, 0, 4 * sizeof(addresses[0]));
  if (line_of(name) != NULL) {
    addresses[0] = htonl(INADDR_LOOPBACK);
  } else {
    __find_host(name, addresses);
  }
  while (count < 4 && addresses[count] != 0) count++;
  return count;
}

int __has_v6_loopback(const char *name) {
  const struct line *line = line_of(name);
  return line != NULL && line->address[0] == ':';
}

const char *__official_name_of(const char *name) {
  const struct line *line = line_of(name);
  return line != NULL ? line->name : name;
}

int __name_of_v4(unsigned int address, char *name, size_t size) {
  memset(name, 0, size);
  if (address != htonl(INADDR_LOOPBACK)) return __find_host_name(address, name, size) > 0;
  snprintf(name, size, "%s", lines[0].name);
  return 1;
}

const char *__name_of_v6_loopback(void) { return lines[1].name; }

int h_errno;

static char official[NI_MAXHOST];
static unsigned int found[4];
static char *found_list[5], *alias_list[2];
static struct hostent entry = {official, alias_list, AF_INET, 4, found_list};

static struct hostent *entry_with(int count) {
  for (int i = 0; i < count; i++) found_list[i] = (char *)&found[i];
  found_list[count] = NULL;
  return &entry;
}

struct hostent *gethostbyname(const char *name) {
  struct in_addr address;
  const struct line *line = line_of(name);
  int count = 1;
  if (__inet_aton_whole(name, &address)) {
    found[0] = address.s_addr;
  } else {
    count = __v4_addresses_of(name, found);
  }
  if (count == 0) {
    h_errno = HOST_NOT_FOUND;
    return NULL;
  }
  alias_list[0] = line != NULL ? (char *)line->alias : NULL;
  snprintf(official, sizeof(official), "%s", __official_name_of(name));
  return entry_with(count);
}

struct hostent *gethostbyaddr(const void *address, socklen_t length, int family) {
  if (family != AF_INET || length != 4) {
    h_errno = HOST_NOT_FOUND;
    return NULL;
  }
  memcpy(found, address, 4);
  if (!__name_of_v4(found[0], official, sizeof(official))) {
    h_errno = HOST_NOT_FOUND;
    return NULL;
  }
  alias_list[0] = NULL;
  return entry_with(1);
}

const char *hstrerror(int error) {
  static const char *texts[] = {"Resolver Error 0 (no error)", "Unknown host",
                                "Host name lookup failure", "Unknown server error",
                                "No address associated with name"};
  return error >= 0 && error < 5 ? texts[error] : "Unknown resolver error";
}

void herror(const char *what) {
  if (what != NULL && *what != '\0') fprintf(stderr, "%s: ", what);
  fprintf(stderr, "%s\n", hstrerror(h_errno));
}
