// Addresses just behind arrays that lie inside structs and other arrays are only compared.
#include <stdio.h>
#include <string.h>

struct grid {
  int cells[3][4];
  char name[8];
};

int main(void) {
  struct grid g = {.cells = {{1, 2, 3, 4}, {5, 6, 7, 8}, {9}}, .name = "grid"};
  int sum = 0;
  for (int *p = g.cells[0]; p < &g.cells[0][4]; p++) sum += *p;
  for (int(*row)[4] = g.cells; row != &g.cells[3]; row++)
    for (int *p = *row; p != *row + 4; p++) sum += *p;
  printf("%d\n", sum);
  for (size_t i = 0; i < sizeof g.name && g.name[i] != '\0'; i++) putchar(g.name[i]);
  struct grid several[2] = {g, g}, *last = &several[1];
  last->cells[2][3] = 7;
  strcpy(several[0].name + 2, "eat");
  int k = 3;
  printf("\n%d %s %td\n", several[1].cells[2][k], several[0].name, &last->name[8] - last->name);
  return 0;
}
