#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_mutex_t lock;
static int ready[2];

static void *worker(void *unused) {
  pthread_mutex_lock(&lock);  //@ locked
  write(ready[1], "r", 1);
  pause();  //@ holds
  return unused;
}

int main(void) {
  pthread_t t;
  char byte;
  if (pipe(ready) == -1) return 1;
  pthread_mutex_init(&lock, NULL);
  pthread_create(&t, NULL, worker, NULL);  //@ start
  read(ready[0], &byte, 1);  //@ ready
  pid_t pid = fork();  //@ fork, child = "child"
  if (pid == 0) {
    write(1, "child\n", 6);
    pthread_mutex_lock(&lock);  //@ stuck
    return 0;
  }
  wait(NULL);  //@ wait
  return 0;
}
