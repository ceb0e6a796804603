// Becoming a daemon: fork, setsid, fork again, go to another directory, let go of the streams.
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void daemon_work(int alive) {
  char path[1024];
  int log = open("daemon.log", O_CREAT | O_WRONLY | O_APPEND, 0600);
  dprintf(log, "session is not mine: %d\n", getsid(0) != getpid());
  dprintf(log, "group is not mine: %d\n", getpgrp() != getpid());
  dprintf(log, "standard output: %d\n", (int)write(1, "into the void", 13));
  dprintf(log, "in a folder of its own: %d\n", getcwd(path, sizeof(path)) != NULL);
  write(alive, "!", 1);
  exit(0);
}

static void become_daemon(int alive) {
  if (fork() != 0) _exit(0);
  setsid();
  if (fork() != 0) _exit(0);
  umask(0);
  chdir("var");
  int null = open("/dev/null", O_RDWR);
  for (int fd = 0; fd < 3; fd++) dup2(null, fd);
  close(null);
  daemon_work(alive);
}

int main(void) {
  int alive[2];
  char buf[256];
  mkdir("var", 0755);
  pipe(alive);
  if (fork() == 0) become_daemon(alive[1]);
  close(alive[1]);
  wait(NULL);
  printf("the daemon said %d byte\n", (int)read(alive[0], buf, 1));
  printf("and then nothing: %d\n", (int)read(alive[0], buf, 1));
  int fd = open("var/daemon.log", O_RDONLY);
  int n = read(fd, buf, sizeof(buf));
  printf("%.*s", n, buf);
  return 0;
}
