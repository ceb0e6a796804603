// OF16: the errors of open() that a wrong path or a wrong flag gives.
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void try(const char* path, int flags) {
  int fd = open(path, flags, 0644);
  if (fd == -1)
    printf("%-10s %s\n", path, strerror(errno));
  else
    printf("%-10s opened\n", path);
  if (fd != -1) close(fd);
}

int main(void) {
  try("file", O_RDONLY);
  try("file", O_RDWR | O_TRUNC);
  try("file", O_WRONLY | O_CREAT | O_EXCL);
  try("file", O_WRONLY | O_CREAT | O_EXCL);
  try("file", O_WRONLY | O_CREAT);
  try("no/file", O_RDONLY);
  try("no/file", O_WRONLY | O_CREAT);
  try("file/x", O_RDONLY);
  try("file/x", O_WRONLY | O_CREAT);
  try("file/", O_RDONLY);
  try("file/.", O_RDONLY);
  try("", O_RDONLY);
  return 0;
}
