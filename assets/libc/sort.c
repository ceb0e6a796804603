// <stdlib.h>: sorting and searching. glibc's qsort merges, so that equal items keep their order.

#include <stdlib.h>
#include <string.h>

typedef int (*order)(const void *, const void *);

static void merge_sort(char *items, size_t count, size_t size, order compare, char *spare) {
  if (count <= 1) return;
  size_t left = count / 2;
  size_t right = count - left;
  char *a = items;
  char *b = items + left * size;
  merge_sort(a, left, size, compare, spare);
  merge_sort(b, right, size, compare, spare);
  char *to = spare;
  while (left > 0 && right > 0) {
    int takes_left = compare(a, b) <= 0;
    memcpy(to, takes_left ? a : b, size);
    to += size;
    if (takes_left) {
      a += size;
      left--;
    } else {
      b += size;
      right--;
    }
  }
  if (left > 0) memcpy(to, a, left * size);
  memcpy(items, spare, (count - right) * size);
}

void qsort(void *items, size_t count, size_t size, order compare) {
  if (count <= 1 || size == 0) return;
  char *spare = malloc(count * size);
  if (spare == NULL) return;
  merge_sort(items, count, size, compare, spare);
  free(spare);
}

void *bsearch(const void *key, const void *items, size_t count, size_t size, order compare) {
  size_t low = 0;
  size_t high = count;
  while (low < high) {
    size_t middle = (low + high) / 2;
    const char *item = (const char *)items + middle * size;
    int difference = compare(key, item);
    if (difference == 0) return (void *)item;
    if (difference < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return NULL;
}
