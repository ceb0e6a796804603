// The string functions that the pipe listings use.
#include <stdio.h>
#include <string.h>

int main(void) {
  char buf[32];
  strcpy(buf, "Message");
  printf("%s %zu\n", buf, strlen(buf));
  strcat(buf, " in a pipe");
  printf("%s %zu\n", buf, strlen(buf));
  printf("%d %d %d\n", strcmp("abc", "abc") == 0, strcmp("abc", "abd") < 0, strcmp("b", "abc") > 0);
  printf("%d\n", strncmp("pipe1", "pipe2", 4));
  printf("%s\n", strchr(buf, 'i'));
  printf("%d\n", strchr(buf, 'z') == NULL);
  char part[8];
  strncpy(part, buf, 7);
  part[7] = '\0';
  printf("%s\n", part);
  printf("%s\n", strstr(buf, "pipe"));
  return 0;
}
