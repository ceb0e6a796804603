// getrlimit(2) tells what setrlimit(2) has set, for every resource.
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct {
  const char *name;
  int number;
} kResources[] = {{"CPU", RLIMIT_CPU},
                  {"FSIZE", RLIMIT_FSIZE},
                  {"DATA", RLIMIT_DATA},
                  {"RSS", RLIMIT_RSS},
                  {"AS", RLIMIT_AS}};

static void show(const char *who, int resource) {
  struct rlimit limit;
  getrlimit(kResources[resource].number, &limit);
  printf("%s %s: %lu %lu\n", who, kResources[resource].name, (unsigned long)limit.rlim_cur,
         (unsigned long)limit.rlim_max);
}

static void set(int resource, rlim_t soft, rlim_t hard) {
  struct rlimit limit = {soft, hard};
  int result = setrlimit(kResources[resource].number, &limit);
  printf("set %s: %d %s\n", kResources[resource].name, result, result < 0 ? strerror(errno) : "");
}

int main(void) {
  struct rlimit limit = {0, 0};
  printf("no resource: %d", setrlimit(99, &limit));
  printf(" %s\n", strerror(errno));
  for (int i = 0; i < 5; i++) set(i, 700000000 + i, 800000000 + i);
  set(4, 900000000, 800000000);
  set(4, 600000000, 700000000);
  fflush(stdout);
  if (fork() == 0) {
    for (int i = 0; i < 5; i++) show("child", i);
    fflush(stdout);
    _exit(0);
  }
  wait(NULL);
  for (int i = 0; i < 5; i++) show("parent", i);
  return 0;
}
