// <netdb.h>: getaddrinfo(). Orders, defaults and errors are glibc's.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>

int __inet_aton_whole(const char *text, struct in_addr *address);
int __v4_addresses_of(const char *name, unsigned int addresses[4]);
int __has_v6_loopback(const char *name);
const char *__official_name_of(const char *name);

// A kind of socket that a result can be for.
struct kind {
  int type, protocol;
  const char *service_protocol;  // NULL: it has no ports
  int is_default;
};

static const struct kind kinds[] = {{SOCK_STREAM, IPPROTO_TCP, "tcp", 1},
                                    {SOCK_DGRAM, IPPROTO_UDP, "udp", 1},
                                    {SOCK_STREAM, IPPROTO_SCTP, "sctp", 0},
                                    {SOCK_SEQPACKET, IPPROTO_SCTP, "sctp", 0},
                                    {SOCK_RAW, 0, NULL, 1}};
#define KINDS 5

static int suits(const struct kind *kind, const struct addrinfo *hints) {
  if (hints->ai_socktype == 0 && hints->ai_protocol == 0) return kind->is_default;
  if (hints->ai_socktype != 0 && hints->ai_socktype != kind->type) return 0;
  if (hints->ai_protocol == 0 || hints->ai_protocol == kind->protocol) return 1;
  return kind->type == SOCK_RAW;
}

// What the results are made of: each address with each kind of socket.
struct plan {
  const struct addrinfo *hints;
  struct kind kinds[KINDS];
  unsigned short ports[KINDS];  // in network byte order
  int kind_count;
  struct sockaddr_storage addresses[5];
  int address_count;
  const char *canonical_name;
};

static void add_kind(struct plan *plan, const struct kind *kind, unsigned short port) {
  plan->kinds[plan->kind_count] = *kind;
  if (kind->type == SOCK_RAW) plan->kinds[plan->kind_count].protocol = plan->hints->ai_protocol;
  plan->ports[plan->kind_count++] = port;
}

// Without a type each default kind counts, otherwise only the first that suits.
static int plan_kinds(struct plan *plan, const char *service, int number) {
  int is_any = plan->hints->ai_socktype == 0 && plan->hints->ai_protocol == 0;
  int suitable = 0;
  for (int i = 0; i < KINDS; i++) {
    const struct kind *kind = &kinds[i];
    if (!suits(kind, plan->hints) || (suitable > 0 && !is_any)) continue;
    suitable++;
    int is_named = service != NULL && number < 0;
    if (service != NULL && kind->service_protocol == NULL && (is_named || !is_any)) continue;
    struct servent *entry = is_named ? getservbyname(service, kind->service_protocol) : NULL;
    if (is_named && entry == NULL) continue;
    add_kind(plan, kind, is_named ? entry->s_port : htons(number < 0 ? 0 : number));
  }
  if (suitable == 0) return plan->hints->ai_socktype != 0 ? EAI_SOCKTYPE : EAI_SERVICE;
  return plan->kind_count == 0 ? EAI_SERVICE : 0;
}

static void add_v4(struct plan *plan, unsigned int address) {
  struct sockaddr_in *in = (struct sockaddr_in *)&plan->addresses[plan->address_count++];
  in->sin_family = AF_INET;
  in->sin_addr.s_addr = address;
}

static void add_v6(struct plan *plan, const struct in6_addr *address) {
  struct sockaddr_in6 *in6 = (struct sockaddr_in6 *)&plan->addresses[plan->address_count++];
  in6->sin6_family = AF_INET6;
  in6->sin6_addr = *address;
}

static void add_v4_mapped(struct plan *plan, unsigned int address) {
  struct in6_addr mapped = IN6ADDR_ANY_INIT;
  mapped.s6_addr16[5] = 0xffff;
  mapped.s6_addr32[3] = address;
  add_v6(plan, &mapped);
}

// This machine itself: every address of it for a server, the loopback for a client.
static int plan_own_addresses(struct plan *plan) {
  int family = plan->hints->ai_family, is_passive = (plan->hints->ai_flags & AI_PASSIVE) != 0;
  if (is_passive && family != AF_INET6) add_v4(plan, INADDR_ANY);
  if (family != AF_INET) add_v6(plan, is_passive ? &in6addr_any : &in6addr_loopback);
  if (!is_passive && family != AF_INET6) add_v4(plan, htonl(INADDR_LOOPBACK));
  return 0;
}

static int plan_numeric_v4(struct plan *plan, unsigned int address) {
  if (plan->hints->ai_family != AF_INET6) {
    add_v4(plan, address);
  } else if (plan->hints->ai_flags & AI_V4MAPPED) {
    add_v4_mapped(plan, address);
  } else {
    return EAI_ADDRFAMILY;
  }
  return 0;
}

static int plan_numeric_v6(struct plan *plan, const struct in6_addr *address) {
  if (plan->hints->ai_family != AF_INET) {
    add_v6(plan, address);
  } else if (IN6_IS_ADDR_V4MAPPED(address)) {
    add_v4(plan, address->s6_addr32[3]);
  } else {
    return EAI_ADDRFAMILY;
  }
  return 0;
}

static int plan_named_host(struct plan *plan, const char *host) {
  unsigned int found[4];
  int family = plan->hints->ai_family, is_v6 = __has_v6_loopback(host);
  int count = __v4_addresses_of(host, found);
  if (count == 0) return EAI_NONAME;
  plan->canonical_name = __official_name_of(host);
  if (is_v6 && family != AF_INET) {
    add_v6(plan, &in6addr_loopback);
    return 0;
  }
  if (family == AF_INET6 && (plan->hints->ai_flags & AI_V4MAPPED) == 0) return EAI_NODATA;
  for (int i = 0; i < count; i++) {
    if (family == AF_INET6) add_v4_mapped(plan, found[i]);
    if (family != AF_INET6) add_v4(plan, found[i]);
  }
  return 0;
}

static int plan_addresses(struct plan *plan, const char *host) {
  struct in_addr v4;
  struct in6_addr v6;
  if (host == NULL) return plan_own_addresses(plan);
  plan->canonical_name = host;
  if (__inet_aton_whole(host, &v4)) return plan_numeric_v4(plan, v4.s_addr);
  if (inet_pton(AF_INET6, host, &v6) == 1) return plan_numeric_v6(plan, &v6);
  if (plan->hints->ai_flags & AI_NUMERICHOST) return EAI_NONAME;
  return plan_named_host(plan, host);
}

// A result and its address are one block.
struct result {
  struct addrinfo about;
  struct sockaddr_storage address;
};

static struct addrinfo *result_for(const struct plan *plan, int address, int kind) {
  struct result *result = calloc(1, sizeof(struct result));
  if (result == NULL) return NULL;
  int family = plan->addresses[address].ss_family;
  result->address = plan->addresses[address];
  ((struct sockaddr_in *)&result->address)->sin_port = plan->ports[kind];  // at one place in both
  result->about.ai_flags = plan->hints->ai_flags;
  result->about.ai_family = family;
  result->about.ai_socktype = plan->kinds[kind].type;
  result->about.ai_protocol = plan->kinds[kind].protocol;
  result->about.ai_addrlen =
      family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
  result->about.ai_addr = (struct sockaddr *)&result->address;
  return &result->about;
}

static int make_results(const struct plan *plan, struct addrinfo **results) {
  struct addrinfo **end = results;
  *results = NULL;
  for (int address = 0; address < plan->address_count; address++) {
    for (int kind = 0; kind < plan->kind_count; kind++) {
      *end = result_for(plan, address, kind);
      if (*end == NULL) return EAI_MEMORY;
      end = &(*end)->ai_next;
    }
  }
  if ((plan->hints->ai_flags & AI_CANONNAME) == 0) return 0;
  (*results)->ai_canonname = strdup(plan->canonical_name);
  return (*results)->ai_canonname == NULL ? EAI_MEMORY : 0;
}

#define KNOWN_FLAGS                                                                    \
  (AI_PASSIVE | AI_CANONNAME | AI_NUMERICHOST | AI_V4MAPPED | AI_ALL | AI_ADDRCONFIG | \
   AI_NUMERICSERV | 0x3c0)

static int refusal_of_hints(const char *host, const char *service, const struct addrinfo *hints) {
  if (host == NULL && service == NULL) return EAI_NONAME;
  if (hints->ai_flags & ~KNOWN_FLAGS) return EAI_BADFLAGS;
  if ((hints->ai_flags & AI_CANONNAME) && host == NULL) return EAI_BADFLAGS;
  int family = hints->ai_family;
  return family == AF_UNSPEC || family == AF_INET || family == AF_INET6 ? 0 : EAI_FAMILY;
}

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                struct addrinfo **results) {
  static const struct addrinfo no_hints = {.ai_flags = AI_V4MAPPED | AI_ADDRCONFIG};
  struct plan plan = {.hints = hints != NULL ? hints : &no_hints};
  int number = -1;
  if (host != NULL && strcmp(host, "*") == 0) host = NULL;
  if (service != NULL && strcmp(service, "*") == 0) service = NULL;
  int error = refusal_of_hints(host, service, plan.hints);
  if (error != 0) return error;
  if (service != NULL && *service == '\0') service = NULL;
  if (service != NULL) {
    char *end;
    number = strtoul(service, &end, 10);
    if (*end != '\0' && (plan.hints->ai_flags & AI_NUMERICSERV)) return EAI_NONAME;
    if (*end != '\0') number = -1;
  }
  error = plan_kinds(&plan, service, number);
  if (error == 0) error = plan_addresses(&plan, host);
  if (error != 0) return error;
  error = make_results(&plan, results);
  if (error != 0) freeaddrinfo(*results);
  return error;
}

void freeaddrinfo(struct addrinfo *results) {
  while (results != NULL) {
    struct addrinfo *next = results->ai_next;
    free(results->ai_canonname);
    free(results);
    results = next;
  }
}
