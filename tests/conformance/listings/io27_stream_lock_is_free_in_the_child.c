// IO27: a stream that another thread has locked at the fork is free in the child, a mutex is not.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static FILE *in;
static int locked[2];

static void *reader(void *argument) {
  char line[16];
  (void)argument;
  pthread_mutex_lock(&mutex);
  write(locked[1], "l", 1);
  fgets(line, sizeof(line), in);
  dprintf(1, "thread: %s", line);
  pthread_mutex_unlock(&mutex);
  return NULL;
}

int main(void) {
  int fd[2];
  char line[16];
  pthread_t thread;
  int file = open("file", O_CREAT | O_RDWR, 0644);
  pwrite(file, "of the file\n", 12, 0);
  pipe(fd);
  pipe(locked);
  in = fdopen(fd[0], "r");
  pthread_create(&thread, NULL, reader, NULL);
  read(locked[0], line, 1);
  sleep(1);  // by now the thread waits within fgets()
  if (fork() == 0) {
    dprintf(1, "child: trylock EBUSY %d\n", pthread_mutex_trylock(&mutex) == EBUSY);
    dup2(file, fileno(in));
    fgets(line, sizeof(line), in);
    dprintf(1, "child: %s", line);
    _exit(0);
  }
  wait(NULL);
  write(fd[1], "of the pipe\n", 12);
  pthread_join(thread, NULL);
  return 0;
}
