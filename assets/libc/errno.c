// errno itself. The machine stores into it when a system call fails.

#include <errno.h>

int errno;
