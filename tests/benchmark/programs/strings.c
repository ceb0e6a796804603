#include <stdio.h>
#include <string.h>

int main(void) {
  char line[64];
  unsigned long total = 0;
  for (int i = 0; i < 300000; i++) {
    snprintf(line, sizeof line, "line %d of many", i);
    total += strlen(line);
    if (strchr(line, '7')) total++;
  }
  printf("%lu\n", total);
  return 0;
}
