// <netdb.h>: getnameinfo(), from an address back to names, and the texts of the errors.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

int __name_of_v4(unsigned int address, char *name, size_t size);
const char *__name_of_v6_loopback(void);

// The name of an address; 0 if it has none.
static int find_name(const struct sockaddr *address, char *name, size_t size) {
  if (address->sa_family == AF_INET) {
    return __name_of_v4(((const struct sockaddr_in *)address)->sin_addr.s_addr, name, size);
  }
  const struct in6_addr *v6 = &((const struct sockaddr_in6 *)address)->sin6_addr;
  if (IN6_IS_ADDR_V4MAPPED(v6)) return __name_of_v4(v6->s6_addr32[3], name, size);
  if (!IN6_IS_ADDR_LOOPBACK(v6)) return 0;
  snprintf(name, size, "%s", __name_of_v6_loopback());
  return 1;
}

static void as_number(const struct sockaddr *address, char *text, size_t size) {
  if (address->sa_family == AF_INET) {
    inet_ntop(AF_INET, &((const struct sockaddr_in *)address)->sin_addr, text, size);
  } else {
    inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)address)->sin6_addr, text, size);
  }
}

static int give(const char *text, char *place, socklen_t size) {
  if (strlen(text) >= size) return EAI_OVERFLOW;
  strcpy(place, text);
  return 0;
}

static int give_host(const struct sockaddr *address, char *host, socklen_t size, int flags) {
  char text[NI_MAXHOST];
  int has_name = (flags & NI_NUMERICHOST) == 0 && find_name(address, text, sizeof(text));
  if (!has_name && (flags & NI_NAMEREQD)) return EAI_NONAME;
  if (!has_name) as_number(address, text, sizeof(text));
  return give(text, host, size);
}

static int give_service(const struct sockaddr *address, char *service, socklen_t size, int flags) {
  char text[NI_MAXSERV];
  int port = ((const struct sockaddr_in *)address)->sin_port;  // at one place in both families
  struct servent *entry = getservbyport(port, flags & NI_DGRAM ? "udp" : "tcp");
  if ((flags & NI_NUMERICSERV) == 0 && entry != NULL) return give(entry->s_name, service, size);
  snprintf(text, sizeof(text), "%d", ntohs(port));
  return give(text, service, size);
}

static int refusal_of_names(const struct sockaddr *address, socklen_t length, int flags) {
  if (flags & ~0xff) return EAI_BADFLAGS;
  if (length < sizeof(sa_family_t)) return EAI_FAMILY;
  if (address->sa_family == AF_INET) return length < sizeof(struct sockaddr_in) ? EAI_FAMILY : 0;
  if (address->sa_family == AF_INET6) return length < sizeof(struct sockaddr_in6) ? EAI_FAMILY : 0;
  return EAI_FAMILY;
}

int getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
                char *service, socklen_t service_size, int flags) {
  int error = refusal_of_names(address, length, flags);
  if (error != 0) return error;
  if (host != NULL && host_size > 0) error = give_host(address, host, host_size, flags);
  if (error != 0 || service == NULL || service_size == 0) return error;
  return give_service(address, service, service_size, flags);
}

const char *gai_strerror(int error) {
  static const char *texts[] = {"Bad value for ai_flags",
                                "Name or service not known",
                                "Temporary failure in name resolution",
                                "Non-recoverable failure in name resolution",
                                "No address associated with hostname",
                                "ai_family not supported",
                                "ai_socktype not supported",
                                "Servname not supported for ai_socktype",
                                "Address family for hostname not supported",
                                "Memory allocation failure",
                                "System error"};
  return error < 0 && error >= -11 ? texts[-error - 1] : "Unknown error";
}
