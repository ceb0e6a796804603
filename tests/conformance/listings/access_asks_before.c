// access(): existence, and the execute bit, which even root needs.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void ask(const char* path, const char* name, int mode) {
  int result = access(path, mode);
  printf("%s %s: %s\n", path, name, result == -1 ? strerror(errno) : "yes");
}

int main(void) {
  umask(0);
  close(creat("f", 0644));
  close(creat("x", 0755));
  mkdir("d", 0755);
  ask("f", "F_OK", F_OK);
  ask("f", "R_OK | W_OK", R_OK | W_OK);
  ask("f", "X_OK", X_OK);
  ask("x", "X_OK", X_OK);
  ask("d", "X_OK", X_OK);
  ask("missing", "F_OK", F_OK);
  ask("f/x", "F_OK", F_OK);
  ask("d/..", "F_OK", F_OK);
  ask("f", "99", 99);
  return 0;
}
