// Several children with different speeds; poll() with a time limit takes only who is quick enough.
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define N 3

int main(void) {
  struct pollfd entries[N];
  pid_t pids[N];
  for (int i = 0; i < N; i++) {
    int fd[2];
    pipe(fd);
    pids[i] = fork();
    if (pids[i] == 0) {
      struct timespec time = {i == 2 ? 60 : 0, i * 50000000L};
      nanosleep(&time, NULL);
      dprintf(fd[1], "answer %d", i);
      _exit(0);
    }
    close(fd[1]);
    entries[i].fd = fd[0];
    entries[i].events = POLLIN;
  }
  int answers = 0;
  char text[N][16] = {"late", "late", "late"};
  while (answers < N && poll(entries, N, 700) > 0) {
    for (int i = 0; i < N; i++) {
      if (entries[i].fd == -1 || !(entries[i].revents & POLLIN)) continue;
      int n = read(entries[i].fd, text[i], sizeof(text[i]) - 1);
      text[i][n] = '\0';
      close(entries[i].fd);
      entries[i].fd = -1;
      answers++;
    }
  }
  for (int i = 0; i < N; i++) {
    int status;
    if (entries[i].fd != -1) kill(pids[i], SIGKILL);
    waitpid(pids[i], &status, 0);
    printf("%d: %s, killed %d\n", i, text[i], WIFSIGNALED(status));
  }
  return 0;
}
