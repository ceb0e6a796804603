// select(): at the end of file a read would not wait, so the descriptor is ready.
#include <signal.h>
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

int main(void) {
  int a[2], b[2];
  char c;
  fd_set readers, writers;
  signal(SIGPIPE, SIG_IGN);
  pipe(a);
  pipe(b);
  close(a[1]);
  close(b[0]);
  FD_ZERO(&readers);
  FD_ZERO(&writers);
  FD_SET(a[0], &readers);
  FD_SET(b[1], &writers);
  printf("%d: ", select(b[1] + 1, &readers, &writers, NULL, NULL));
  printf("read %d, write %d\n", FD_ISSET(a[0], &readers) != 0, FD_ISSET(b[1], &writers) != 0);
  printf("%d %d\n", (int)read(a[0], &c, 1), (int)write(b[1], "x", 1));
  return 0;
}
