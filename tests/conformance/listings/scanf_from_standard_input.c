// input: 3\n10 20\n30\nbob 2.5 rest of\nline one\nline two\n\nlast\n
// scanf, then getchar and fgets from where it stopped.
#include <stdio.h>
#include <stdlib.h>
int main(void) {
  int n, i, sum = 0;
  char name[20];
  double d;
  printf("How many? ");
  if (scanf("%d", &n) != 1) {
    fprintf(stderr, "bad\n");
    return 1;
  }
  for (i = 0; i < n; i++) {
    int v;
    scanf("%d", &v);
    sum += v;
  }
  printf("sum %d\n", sum);
  scanf("%s %lf", name, &d);
  printf("%s %.2f\n", name, d);
  int c;
  while ((c = getchar()) != '\n' && c != EOF)
    ;
  char line[50];
  while (fgets(line, sizeof line, stdin)) printf("[%s]", line);
  printf("%d\n", scanf("%d", &n));
  return sum;
}
