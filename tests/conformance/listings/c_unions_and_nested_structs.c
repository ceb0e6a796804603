// Nested and anonymous members, unions, bit masks, structure arguments and results.
#include <stdio.h>
#include <string.h>

struct point { int x, y; };
struct rect { struct point low, high; };
union word { unsigned value; unsigned char bytes[4]; };

struct rect around(struct point p, int size) {
  struct rect r = {{p.x - size, p.y - size}, {.x = p.x + size, .y = p.y + size}};
  return r;
}

int area(struct rect r) { return (r.high.x - r.low.x) * (r.high.y - r.low.y); }

int main(void) {
  struct point p = {.y = 2, .x = 1};
  struct rect r = around(p, 3);
  printf("%d %d %d %d %d\n", r.low.x, r.low.y, r.high.x, r.high.y, area(r));
  union word w;
  w.value = 0x01020304;
  printf("%d %d %zu\n", w.bytes[0], w.bytes[3], sizeof(union word));
  struct point list[3];
  memset(list, 0, sizeof(list));
  list[1] = p;
  struct point *q = &list[1];
  q->x += 10;
  printf("%d %d %d\n", list[0].x, list[1].x, (q + 1)->y);
  struct { char tag; long value; char end; } odd = {'t', 5, 'e'};
  printf("%zu %c %ld %c\n", sizeof(odd), odd.tag, odd.value, odd.end);
  return 0;
}
