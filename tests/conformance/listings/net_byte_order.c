// htons() and friends turn the bytes around on this machine; twice is nothing.
#include <arpa/inet.h>
#include <stdio.h>

int main(void) {
  unsigned int number = 0x01020304, sent = htonl(number), large = 0x12345;
  unsigned char* bytes = (unsigned char*)&sent;
  printf("%d %d %d %d\n", bytes[0], bytes[1], bytes[2], bytes[3]);
  printf("%x %x\n", htonl(number), ntohl(htonl(number)));
  printf("%x %x\n", htons(0x1234), ntohs(htons(0x1234)));
  printf("%d %d %d\n", htons(80), htons(8080), ntohs(20480));
  printf("%x %x\n", htons(large), htonl(0xffffff00u));
  printf("%zu %zu\n", sizeof(htons(1)), sizeof(htonl(1)));
  return 0;
}
