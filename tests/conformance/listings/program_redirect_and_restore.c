// Standard output goes into a file for a while and comes back.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int saved = -1;

static void redirect(const char* path, int flags) {
  fflush(stdout);
  if (saved == -1) saved = dup(1);
  int fd = open(path, O_CREAT | O_WRONLY | flags, 0644);
  if (fd == -1 || dup2(fd, 1) == -1) {
    perror(path);
    exit(1);
  }
  close(fd);
}

static void restore(void) {
  fflush(stdout);
  dup2(saved, 1);
  close(saved);
  saved = -1;
}

static void show(const char* path) {
  char buf[128];
  int fd = open(path, O_RDONLY);
  int n = read(fd, buf, sizeof(buf));
  printf("[%s] %d bytes\n%.*s", path, n, n, buf);
  close(fd);
}

int main(void) {
  printf("on the screen\n");
  redirect("first.txt", O_TRUNC);
  printf("into the first file\n");
  redirect("second.txt", O_TRUNC);
  printf("into the second file\n");
  restore();
  printf("on the screen again\n");
  redirect("first.txt", O_APPEND);
  printf("more for the first file\n");
  restore();
  show("first.txt");
  show("second.txt");
  return 0;
}
