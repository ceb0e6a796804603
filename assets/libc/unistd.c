// <unistd.h>: what is more than one system call.

#include <errno.h>
#include <unistd.h>

int __file_kind(int fd);

int isatty(int fd) {
  int kind = __file_kind(fd);
  if (kind == 0) return 1;
  if (kind > 0) errno = ENOTTY;
  return 0;
}
