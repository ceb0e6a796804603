// What sscanf takes for a number and where it stops: prefixes alone, words, hexadecimal floats.
#include <stdio.h>

static const char *const texts[] = {"0x", "0xzz", "0x1f", "-", "+5", "077", ".5", "1.5e3x", "inf", "-Infinity",
                                    "infini", "nan", "NAN(1)", "0x1.8p1", "12abc", "99999999999999", ""};

int main(void) {
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    int any = 7, length = -1;
    int found = sscanf(texts[i], "%i%n", &any, &length);
    printf("'%s': %d %d %d", texts[i], found, any, length);
    unsigned hex = 7;
    length = -1;
    found = sscanf(texts[i], "%x%n", &hex, &length);
    printf(" | %d %u %d", found, hex, length);
    double real = 7;
    length = -1;
    found = sscanf(texts[i], "%lf%n", &real, &length);
    printf(" | %d %g %d\n", found, real, length);
  }
  return 0;
}
