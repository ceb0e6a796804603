// A whole array or struct is sent although only its beginning was filled.
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <stdlib.h>
#include <sys/wait.h>
struct msg {
  long type;
  char text[64];
  int n;
};
int main(void) {
  int p[2];
  char buf[100], in[100];
  pipe(p);
  if (fork() == 0) {
    strcpy(buf, "short text");
    write(p[1], buf, sizeof(buf));
    struct msg m;
    m.type = 3;
    strcpy(m.text, "struct text");
    write(p[1], &m, sizeof(m));
    exit(0);
  }
  int n = read(p[0], in, 100);
  printf("%d %s\n", n, in);
  struct msg r;
  wait(0);
  n = read(p[0], &r, sizeof r);
  printf("%d %ld %s\n", n, r.type, r.text);
  struct msg copy = r;
  copy.n = 5;
  memcpy(&r, &copy, sizeof r);
  printf("%d\n", r.n);
  fwrite(buf, 1, 0, stdout);
  struct msg arr[3];
  arr[0] = r;
  arr[1] = arr[0];
  arr[2] = arr[1];
  printf("%s\n", arr[2].text);
  char *h = malloc(50);
  strcpy(h, "x");
  h = realloc(h, 100);
  puts(h);
  write(p[1], h, 100);
  return 0;
}
