// exec() returns only when it failed, and the caller goes on as before.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void try(const char* path) {
  int result = execl(path, path, (char*)NULL);
  printf("%-12s %d %s\n", path, result, strerror(errno));
  fflush(stdout);
}

int main(void) {
  umask(0);
  close(creat("plain", 0644));
  mkdir("dir", 0755);
  int fd = creat("text", 0755);
  write(fd, "this is no program\n", 19);
  close(fd);
  close(creat("empty", 0755));
  try("./missing");
  try("./plain");
  try("./dir");
  try("./plain/x");
  try("./text");
  try("./empty");
  try("no/such");
  try("");
  return 3;
}
