// setrlimit(2): where SIGXFSZ is ignored or has a handler, what goes beyond RLIMIT_FSIZE is EFBIG.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void note_signal(int signal) { caught = signal; }

static void report(const char *what, long result) {
  printf("%s: %ld", what, result);
  if (result < 0) printf(" %s", strerror(errno));
  if (caught != 0) printf(", signal %d", (int)caught);
  printf("\n");
  caught = 0;
}

static void try_all(int fd) {
  char bytes[3000] = "";
  report("beyond a hole", pwrite(fd, bytes, 1, 5000));
  report("lseek", lseek(fd, 4000, SEEK_SET));
  report("write up to the limit", write(fd, bytes, 3000));
  report("write at the limit", write(fd, bytes, 1));
  report("write of nothing", write(fd, bytes, 0));
  report("offset", lseek(fd, 0, SEEK_CUR));
  report("pwrite across", pwrite(fd, bytes, 3000, 3999));
  report("ftruncate to the limit", ftruncate(fd, 5000));
  report("ftruncate beyond", ftruncate(fd, 5001));
  report("truncate beyond", truncate("out", 6000));
  report("truncate to nothing", truncate("out", 0));
  report("write at an offset beyond", pwrite(fd, bytes, 1, 7000));
  struct stat status;
  fstat(fd, &status);
  report("size", status.st_size);
}

static void try_what_is_no_file(int null, int out) {
  char bytes[6000] = "";
  report("/dev/null", write(null, bytes, 6000));
  report("pipe", write(out, bytes, 6000));
}

int main(void) {
  struct rlimit limit = {1, 1};
  int ends[2];
  int fd = open("out", O_RDWR | O_CREAT | O_TRUNC, 0644);
  int null = open("/dev/null", O_WRONLY);
  pipe(ends);
  report("getrlimit", getrlimit(RLIMIT_FSIZE, &limit));
  report("unlimited", limit.rlim_cur == RLIM_INFINITY);
  limit.rlim_cur = 5000;
  report("setrlimit", setrlimit(RLIMIT_FSIZE, &limit));
  signal(SIGXFSZ, SIG_IGN);
  try_all(fd);
  signal(SIGXFSZ, note_signal);
  try_all(fd);
  try_what_is_no_file(null, ends[1]);
  return 0;
}
