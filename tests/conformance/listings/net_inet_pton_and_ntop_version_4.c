// inet_pton() takes four decimal numbers and nothing else; inet_ntop() writes them.
#include <arpa/inet.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char* texts[] = {"127.0.0.1", "0.0.0.0",   "255.255.255.255", "192.168.1.20", "1.2.3",
                         "1.2.3.4.5", "256.1.1.1", "1.2.3.04",        "1..2.3",       "a.b.c.d",
                         "",          " 1.2.3.4",  "1.2.3.4 ",        "0x7f.0.0.1",   "localhost"};
  char text[INET_ADDRSTRLEN];
  for (int i = 0; i < 15; i++) {
    struct in_addr address = {0x55555555};
    int result = inet_pton(AF_INET, texts[i], &address);
    inet_ntop(AF_INET, &address, text, sizeof(text));
    printf("'%s': %d %s\n", texts[i], result, text);
  }
  struct in_addr address = {0};
  printf("%d", inet_pton(AF_UNIX, "1.2.3.4", &address));
  printf(" %s\n", strerror(errno));
  printf("%d", inet_ntop(AF_INET, &address, text, 7) != NULL);
  printf(" %s\n", strerror(errno));
  return 0;
}
