// A filter: reads standard input by words, counts them and prints them backwards.
// input: the quick brown\nfox  jumps\nover the lazy dog\n
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LIMIT 20

static int split(char* text, char* words[]) {
  int count = 0;
  for (char* w = strtok(text, " \n"); w && count < LIMIT; w = strtok(NULL, " \n")) {
    words[count++] = w;
  }
  return count;
}

int main(void) {
  char text[256], *words[LIMIT];
  int size = 0, n, lines = 0;
  while ((n = read(0, text + size, sizeof(text) - 1 - size)) > 0) size += n;
  text[size] = '\0';
  for (int i = 0; i < size; i++) lines += text[i] == '\n';
  int count = split(text, words);
  printf("%d bytes, %d lines, %d words\n", size, lines, count);
  for (int i = count - 1; i >= 0; i--) printf("%s%c", words[i], i > 0 ? ' ' : '\n');
  return 0;
}
