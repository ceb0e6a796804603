// gethostbyname(): the classic look-up of a name, also of an address as text.
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>

int main(void) {
  const char* names[] = {"localhost", "127.0.0.1", "10.9.8.7"};
  for (int i = 0; i < 3; i++) {
    struct hostent* host = gethostbyname(names[i]);
    struct in_addr* address = (struct in_addr*)host->h_addr_list[0];
    printf("%s: %s %d %d\n", host->h_name, inet_ntoa(*address), host->h_addrtype, host->h_length);
  }
  return 0;
}
