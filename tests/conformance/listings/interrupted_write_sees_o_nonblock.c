// A signal takes a writer out of its sleep, and O_NONBLOCK has been set meanwhile: EAGAIN, not EINTR.
// A reader fails with EINTR all the same.
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void on_signal(int signal) { (void)signal; }

static int error_after(int fd, int writes) {
  static char bytes[4096];
  pid_t child = fork();
  if (child == 0) {
    errno = 0;
    for (;;) {
      if ((writes ? write(fd, bytes, sizeof(bytes)) : read(fd, bytes, 1)) < 0) return errno;
    }
  }
  sleep(1);
  fcntl(fd, F_SETFL, O_NONBLOCK);
  kill(child, SIGUSR1);
  int status = 0;
  waitpid(child, &status, 0);
  return -WEXITSTATUS(status);
}

int main(void) {
  int full[2], empty[2];
  pipe(full);
  pipe(empty);
  struct sigaction action = {0};
  action.sa_handler = on_signal;
  sigaction(SIGUSR1, &action, NULL);
  int error = error_after(full[1], 1);
  if (error > 0) return error;
  printf("write: %s\n", strerror(-error));
  fflush(stdout);
  error = error_after(empty[0], 0);
  if (error > 0) return error;
  printf("read: %s\n", strerror(-error));
  return 0;
}
