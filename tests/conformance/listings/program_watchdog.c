// A watchdog expects a heartbeat on a pipe; when it stays away, the child is killed.
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void child(int beat, int beats) {
  struct timespec little = {0, 10000000};
  for (int i = 0; i < beats; i++) {
    write(beat, "x", 1);
    nanosleep(&little, NULL);
  }
  if (beats > 3) _exit(0);
  for (;;) pause();  // hangs
}

static void watch(const char* name, int beats) {
  int fd[2], status, heard = 0, hung = 0;
  char c;
  pipe(fd);
  pid_t pid = fork();
  if (pid == 0) {
    close(fd[0]);
    child(fd[1], beats);
  }
  close(fd[1]);
  struct pollfd entry = {fd[0], POLLIN, 0};
  for (;;) {
    if (poll(&entry, 1, 600) == 0) {
      hung = 1;
      kill(pid, SIGKILL);
      break;
    }
    if (read(fd[0], &c, 1) == 0) break;
    heard++;
  }
  waitpid(pid, &status, 0);
  close(fd[0]);
  dprintf(1, "%s: %d beats, hung %d, %s\n", name, heard, hung,
          WIFSIGNALED(status) ? "killed" : "ended by itself");
}

int main(void) {
  watch("healthy", 6);
  watch("hanging", 3);
  return 0;
}
