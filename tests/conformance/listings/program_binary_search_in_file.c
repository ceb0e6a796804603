// Binary search in a sorted file of records: a handful of reads instead of a thousand.
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct record {
  int key;
  char text[12];
};

static int reads;

static int find(int fd, int key, struct record* record) {
  long low = 0, high = lseek(fd, 0, SEEK_END) / (long)sizeof(*record);
  reads = 0;
  while (low < high) {
    long middle = low + (high - low) / 2;
    lseek(fd, middle * sizeof(*record), SEEK_SET);
    if (read(fd, record, sizeof(*record)) != sizeof(*record)) return 0;
    reads++;
    if (record->key == key) return 1;
    if (record->key < key)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

int main(void) {
  struct record record;
  const int keys[] = {0, 3, 1500, 2997, 1, 5000};
  int fd = open("sorted", O_CREAT | O_RDWR, 0600);
  for (int i = 0; i < 1000; i++) {
    memset(&record, 0, sizeof(record));
    record.key = 3 * i;
    snprintf(record.text, sizeof(record.text), "item %d", i);
    write(fd, &record, sizeof(record));
  }
  for (int i = 0; i < 6; i++) {
    int found = find(fd, keys[i], &record);
    printf("%d: %s after %d reads\n", keys[i], found ? record.text : "missing", reads);
  }
  return 0;
}
