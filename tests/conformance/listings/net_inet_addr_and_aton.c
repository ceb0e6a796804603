// The older functions take C's notations, and fewer than four numbers.
#include <arpa/inet.h>
#include <stdio.h>

int main(void) {
  const char* texts[] = {
      "127.0.0.1",       "127.1",     "10.0.258",   "2130706433",       "0x7f.0.0.1", "010.0.0.1",
      "255.255.255.255", "256.0.0.1", "1.2.3.4.5",  "1.2.3.4 and more", "1.2.3.4x",   "",
      "localhost",       "1.2.65536", "1.16777216", "4294967296",       " 1.2.3.4"};
  for (int i = 0; i < 17; i++) {
    struct in_addr address = {0};
    int result = inet_aton(texts[i], &address);
    printf("'%s': %d %s, %08x\n", texts[i], result, inet_ntoa(address), ntohl(inet_addr(texts[i])));
  }
  return 0;
}
