// getservbyname() and getservbyport() know the well-known ports.
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>

int main(void) {
  const char* names[] = {"http", "https", "ssh", "telnet", "smtp", "domain", "echo", "no-such"};
  for (int i = 0; i < 8; i++) {
    struct servent* service = getservbyname(names[i], "tcp");
    if (service == NULL) printf("%s: none\n", names[i]);
    if (service != NULL) printf("%s: %d %s\n", names[i], ntohs(service->s_port), service->s_proto);
  }
  printf("http over udp: %d\n", getservbyname("http", "udp") != NULL);
  printf("port 25: %s\n", getservbyport(htons(25), "tcp")->s_name);
  return 0;
}
