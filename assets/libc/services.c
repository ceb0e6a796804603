// <netdb.h>: services and protocols, as /etc/services and /etc/protocols list them.

#include <netdb.h>
#include <string.h>

static char *no_aliases[] = {NULL};
static char *aliases_of_http[] = {"www", NULL};
static char *aliases_of_http_alt[] = {"webcache", NULL};
static char *aliases_of_pop3[] = {"pop-3", NULL};
static char *aliases_of_imap[] = {"imap", NULL};
static char *aliases_of_smtp[] = {"mail", NULL};
static char *aliases_of_discard[] = {"sink", "null", NULL};

#define PORT(number) (((number)&0xff) << 8 | (number) >> 8)  // in network byte order

static struct servent services[] = {
    {"echo", no_aliases, PORT(7), "tcp"},
    {"echo", no_aliases, PORT(7), "udp"},
    {"discard", aliases_of_discard, PORT(9), "tcp"},
    {"discard", aliases_of_discard, PORT(9), "udp"},
    {"daytime", no_aliases, PORT(13), "tcp"},
    {"daytime", no_aliases, PORT(13), "udp"},
    {"ftp-data", no_aliases, PORT(20), "tcp"},
    {"ftp", no_aliases, PORT(21), "tcp"},
    {"ssh", no_aliases, PORT(22), "tcp"},
    {"telnet", no_aliases, PORT(23), "tcp"},
    {"smtp", aliases_of_smtp, PORT(25), "tcp"},
    {"domain", no_aliases, PORT(53), "tcp"},
    {"domain", no_aliases, PORT(53), "udp"},
    {"tftp", no_aliases, PORT(69), "udp"},
    {"http", aliases_of_http, PORT(80), "tcp"},
    {"pop3", aliases_of_pop3, PORT(110), "tcp"},
    {"ntp", no_aliases, PORT(123), "udp"},
    {"imap2", aliases_of_imap, PORT(143), "tcp"},
    {"https", no_aliases, PORT(443), "tcp"},
    {"https", no_aliases, PORT(443), "udp"},
    {"imaps", no_aliases, PORT(993), "tcp"},
    {"pop3s", no_aliases, PORT(995), "tcp"},
    {"http-alt", aliases_of_http_alt, PORT(8080), "tcp"},
};

static const int service_count = sizeof(services) / sizeof(services[0]);

static int has_name(const struct servent *service, const char *name) {
  if (strcmp(service->s_name, name) == 0) return 1;
  for (char **alias = service->s_aliases; *alias != NULL; alias++) {
    if (strcmp(*alias, name) == 0) return 1;
  }
  return 0;
}

static int has_protocol(const struct servent *service, const char *protocol) {
  return protocol == NULL || strcmp(service->s_proto, protocol) == 0;
}

struct servent *getservbyname(const char *name, const char *protocol) {
  for (int i = 0; i < service_count; i++) {
    if (has_name(&services[i], name) && has_protocol(&services[i], protocol)) return &services[i];
  }
  return NULL;
}

struct servent *getservbyport(int port, const char *protocol) {
  for (int i = 0; i < service_count; i++) {
    if (services[i].s_port == port && has_protocol(&services[i], protocol)) return &services[i];
  }
  return NULL;
}

struct protoent *getprotobyname(const char *name) {
  static char *aliases_of_tcp[] = {"TCP", NULL}, *aliases_of_udp[] = {"UDP", NULL};
  static struct protoent protocols[] = {{"tcp", aliases_of_tcp, IPPROTO_TCP},
                                        {"udp", aliases_of_udp, IPPROTO_UDP}};
  for (int i = 0; i < 2; i++) {
    struct protoent *protocol = &protocols[i];
    if (strcmp(protocol->p_name, name) == 0) return protocol;
    if (strcmp(protocol->p_aliases[0], name) == 0) return protocol;
  }
  return NULL;
}
