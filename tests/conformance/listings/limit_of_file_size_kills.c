// setrlimit(2): a write that reaches RLIMIT_FSIZE is cut short there; the next one gets SIGXFSZ.
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  struct rlimit limit = {1000, RLIM_INFINITY};
  char bytes[600] = "";
  int fd = open("out", O_RDWR | O_CREAT | O_TRUNC, 0644);
  if (fork() == 0) {
    setrlimit(RLIMIT_FSIZE, &limit);
    int report[3];
    for (int i = 0; i < 2; i++) report[i] = (int)write(fd, bytes, sizeof bytes);
    printf("%d %d\n", report[0], report[1]);
    fflush(stdout);
    write(fd, "", 0);
    write(fd, bytes, 1);
    printf("not reached\n");
    _exit(0);
  }
  int status;
  wait(&status);
  struct stat info;
  fstat(fd, &info);
  printf("signal %d, %ld bytes\n", WTERMSIG(status), (long)info.st_size);
  printf("%d\n", (int)write(fd, bytes, sizeof bytes));
  return 0;
}
