// gai_strerror() has a text for each error.
#include <netdb.h>
#include <stdio.h>

int main(void) {
  int errors[] = {EAI_BADFLAGS, EAI_NONAME,  EAI_AGAIN,  EAI_FAIL,   EAI_FAMILY,
                  EAI_SOCKTYPE, EAI_SERVICE, EAI_MEMORY, EAI_SYSTEM, 1};
  for (int i = 0; i < 10; i++) printf("%d: %s\n", errors[i], gai_strerror(errors[i]));
  return 0;
}
