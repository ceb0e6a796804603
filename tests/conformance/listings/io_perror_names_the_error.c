// perror() writes the prefix and the text of errno.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  close(99);
  perror("close");
  errno = EAGAIN;
  perror("again");
  errno = EPIPE;
  perror("");
  errno = ECHILD;
  perror(NULL);
  printf("%s\n", strerror(EINVAL));
  printf("%s\n", strerror(EMFILE));
  printf("%s\n", strerror(0));
  return 0;
}
