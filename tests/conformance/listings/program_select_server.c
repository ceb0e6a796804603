// One parent listens to three children with select() and answers each on a pipe of its own.
#include <stdio.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

#define CLIENTS 3
#define QUESTIONS 4

static void client(int id, int out, int in) {
  int sum = 0;
  for (int i = 0; i < QUESTIONS; i++) {
    int question = id * 10 + i, answer;
    write(out, &question, sizeof(question));
    read(in, &answer, sizeof(answer));
    sum += answer;
  }
  _exit(sum % 256);
}

int main(void) {
  int from[CLIENTS], to[CLIENTS], served[CLIENTS] = {0}, alive = CLIENTS;
  pid_t pids[CLIENTS];
  for (int i = 0; i < CLIENTS; i++) {
    int up[2], down[2];
    pipe(up);
    pipe(down);
    pids[i] = fork();
    if (pids[i] == 0) {
      close(up[0]);
      close(down[1]);
      client(i, up[1], down[0]);
    }
    close(up[1]);
    close(down[0]);
    from[i] = up[0];
    to[i] = down[1];
  }
  while (alive > 0) {
    fd_set set;
    FD_ZERO(&set);
    for (int i = 0; i < CLIENTS; i++) {
      if (from[i] != -1) FD_SET(from[i], &set);
    }
    select(FD_SETSIZE, &set, NULL, NULL, NULL);
    for (int i = 0; i < CLIENTS; i++) {
      int question, answer;
      if (from[i] == -1 || !FD_ISSET(from[i], &set)) continue;
      if (read(from[i], &question, sizeof(question)) == 0) {
        close(from[i]);
        from[i] = -1;
        alive--;
        continue;
      }
      answer = question + 1;
      write(to[i], &answer, sizeof(answer));
      served[i]++;
    }
  }
  for (int i = 0; i < CLIENTS; i++) {
    int status;
    waitpid(pids[i], &status, 0);
    printf("client %d: %d answers, sum %d\n", i, served[i], WEXITSTATUS(status));
  }
  return 0;
}
