// IPv6 addresses as texts: the longest run of zeros becomes "::".
#include <arpa/inet.h>
#include <stdio.h>

int main(void) {
  const char* texts[] = {"::1",
                         "::",
                         "2001:db8::1",
                         "fe80::1:2:3",
                         "1:2:3:4:5:6:7:8",
                         "1:0:0:2:0:0:0:3",
                         "0:0:1::",
                         "1:0:2:3:4:5:6:7",
                         "::ffff:127.0.0.1",
                         "::1.2.3.4",
                         "ABCD::EF01",
                         "00ff::0001",
                         "1::2::3",
                         "1:2:3",
                         ":1",
                         "1:",
                         "12345::",
                         "::g",
                         "1:2:3:4:5:6:7:8:9",
                         "1:2:3:4:5:6:7::",
                         "::2:3:4:5:6:7:8",
                         "1:2:3:4:5:6:1.2.3.4",
                         ":::"};
  char text[INET6_ADDRSTRLEN];
  for (int i = 0; i < 23; i++) {
    struct in6_addr address = IN6ADDR_ANY_INIT;
    int result = inet_pton(AF_INET6, texts[i], &address);
    printf("%s: %d %s\n", texts[i], result, inet_ntop(AF_INET6, &address, text, sizeof(text)));
  }
  return 0;
}
