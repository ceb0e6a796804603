// TH18: SIGPIPE goes to the writing thread; its default action kills the whole process.
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int ends[2];

static void *write_in_vain(void *argument) {
  (void)argument;
  ssize_t written = write(ends[1], "x", 1);
  dprintf(1, "write gives %zd, EPIPE %d\n", written, errno == EPIPE);
  return NULL;
}

static void run(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, write_in_vain, NULL);
  pthread_join(thread, NULL);
  dprintf(1, "main goes on\n");
}

int main(void) {
  int status;
  pipe(ends);
  close(ends[0]);
  if (fork() == 0) {
    run();
    _exit(0);
  }
  wait(&status);
  dprintf(1, "killed by SIGPIPE %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE);
  if (fork() == 0) {
    signal(SIGPIPE, SIG_IGN);
    run();
    _exit(0);
  }
  wait(&status);
  dprintf(1, "exited %d\n", WIFEXITED(status));
  return 0;
}
