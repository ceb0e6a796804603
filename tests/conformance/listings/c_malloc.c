// Memory from malloc and calloc, grown with realloc, kept in a table.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *duplicate(const char *text) {
  char *copy = malloc(strlen(text) + 1);
  if (copy == NULL) exit(EXIT_FAILURE);
  strcpy(copy, text);
  return copy;
}

int main(void) {
  char *names[3];
  names[0] = duplicate("read");
  names[1] = duplicate("write");
  names[2] = duplicate("close");
  for (int i = 0; i < 3; i++) printf("%s ", names[i]);
  for (int i = 0; i < 3; i++) free(names[i]);
  int *zeros = calloc(10, sizeof(int));
  int sum = 0;
  for (int i = 0; i < 10; i++) sum += zeros[i];
  zeros = realloc(zeros, 20 * sizeof(int));
  for (int i = 0; i < 20; i++) zeros[i] = i;
  for (int i = 0; i < 20; i++) sum += zeros[i];
  printf("%d\n", sum);
  free(zeros);
  free(NULL);
  return 0;
}
