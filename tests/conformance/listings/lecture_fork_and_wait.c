// The lecture's fork() recall: the parent waits, and the status has 42 in its second byte.
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int status;
  pid_t tcpid;
  pid_t cpid = fork();
  if (cpid > 0) {
    tcpid = wait(&status);
    printf("parent: bye %d(%d)\n", tcpid == cpid, status);
  } else if (cpid == 0) {
    printf("child\n");
    exit(42);
  } else {
    perror("fork failed");
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
