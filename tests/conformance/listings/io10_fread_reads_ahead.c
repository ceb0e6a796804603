// IO10: fread() of 10 bytes fetches a whole buffer, and read() on the same file goes on behind it.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void make(const char *name, int size) {
  char text[6000];
  for (int i = 0; i < size; i++) text[i] = 'a' + i % 26;
  int fd = open(name, O_CREAT | O_WRONLY, 0644);
  write(fd, text, size);
  close(fd);
}

static void mix(const char *name) {
  char buf[16];
  FILE *f = fopen(name, "r");
  int items = fread(buf, 1, 10, f);
  printf("%s: fread %d %.10s\n", name, items, buf);
  printf("offset %ld\n", (long)lseek(fileno(f), 0, SEEK_CUR));
  int n = read(fileno(f), buf, 5);
  printf("read %d %.*s\n", n, n, buf);
  items = fread(buf, 1, 5, f);
  printf("fread %d %.5s\n", items, buf);
  fclose(f);
}

int main(void) {
  make("large", 6000);
  make("small", 26);
  mix("large");
  mix("small");
  return 0;
}
