// <stdio.h>, <stdlib.h>: commands that /bin/sh carries out.

#include <bits/own_block.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SHELL "/bin/sh"

// The streams that popen() has opened, each with its child.
struct command {
  FILE *f;
  pid_t child;
  struct command *older;
};

static struct command *newest_command;

static pid_t start_command(const char *command, const int fds[2], int end) {
  pid_t child = fork();
  if (child != 0) return child;
  close(fds[1 - end]);
  if (fds[end] != end) {
    dup2(fds[end], end);
    close(fds[end]);
  } else {
    fcntl(end, F_SETFD, 0);
  }
  execl(SHELL, "sh", "-c", command, (char *)NULL);
  _exit(127);
}

// "r" gives the child the writing end as its standard output, "w" the reading end as its input.
FILE *popen(const char *command, const char *mode) {
  int fds[2];
  if (*mode != 'r' && *mode != 'w') {
    errno = EINVAL;
    return NULL;
  }
  int ours = *mode == 'r' ? 0 : 1;
  if (pipe2(fds, O_CLOEXEC) < 0) return NULL;
  struct command *started = __own_block(sizeof *started);
  pid_t child = started == NULL ? -1 : start_command(command, fds, 1 - ours);
  close(fds[1 - ours]);
  if (child < 0) {
    close(fds[ours]);
    free(started);
    return NULL;
  }
  if (strchr(mode, 'e') == NULL) fcntl(fds[ours], F_SETFD, 0);
  *started = (struct command){fdopen(fds[ours], ours == 0 ? "r" : "w"), child, newest_command};
  newest_command = started;
  return started->f;
}

// The child of a stream of popen(), which is forgotten; -1 for any other stream.
static pid_t take_child(FILE *f) {
  for (struct command **place = &newest_command; *place != NULL; place = &(*place)->older) {
    struct command *found = *place;
    if (found->f != f) continue;
    pid_t child = found->child;
    *place = found->older;
    free(found);
    return child;
  }
  errno = ECHILD;
  return -1;
}

static int status_of(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return status;
}

int pclose(FILE *f) {
  pid_t child = take_child(f);
  if (child < 0) return -1;
  fclose(f);
  return status_of(child);
}

// system(3): who waits for a command is not interrupted by the keys that are meant for it.
int system(const char *command) {
  if (command == NULL) return access(SHELL, X_OK) == 0;
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  struct sigaction interrupt;
  struct sigaction quit;
  sigset_t children;
  sigset_t mask;
  sigemptyset(&children);
  sigaddset(&children, SIGCHLD);
  sigaction(SIGINT, &ignored, &interrupt);
  sigaction(SIGQUIT, &ignored, &quit);
  sigprocmask(SIG_BLOCK, &children, &mask);
  pid_t child = fork();
  if (child == 0) {
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGQUIT, &quit, NULL);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    execl(SHELL, "sh", "-c", command, (char *)NULL);
    _exit(127);
  }
  int status = child < 0 ? -1 : status_of(child);
  sigaction(SIGINT, &interrupt, NULL);
  sigaction(SIGQUIT, &quit, NULL);
  sigprocmask(SIG_SETMASK, &mask, NULL);
  return status;
}
