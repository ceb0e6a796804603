// OF04: after a 0 from read() more bytes may appear, and the same descriptor reads them.
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  char buf[32];
  int r = open("log", O_CREAT | O_RDONLY, 0644);
  int w = open("log", O_WRONLY | O_APPEND);
  const char* lines[] = {"first\n", "second\n", "third\n"};
  const int lengths[] = {6, 7, 6};
  for (int i = 0; i < 3; i++) {
    printf("nothing: %d\n", (int)read(r, buf, sizeof(buf)));
    write(w, lines[i], lengths[i]);
    int n = read(r, buf, sizeof(buf));
    printf("%d: %.*s", n, n, buf);
  }
  return 0;
}
