// <sys/resource.h>: both calls are one request to the kernel.

#include <stddef.h>
#include <sys/resource.h>

int __limit(int resource, int sets, rlim_t soft, rlim_t hard, struct rlimit *old);

int getrlimit(int resource, struct rlimit *limit) { return __limit(resource, 0, 0, 0, limit); }

int setrlimit(int resource, const struct rlimit *limit) {
  struct rlimit before;
  return __limit(resource, 1, limit->rlim_cur, limit->rlim_max, &before);
}
