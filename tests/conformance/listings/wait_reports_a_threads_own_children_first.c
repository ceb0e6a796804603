// The children of a process are those of its threads: each thread is told of its own first, then of
// those of the threads behind it; __WNOTHREAD asks for its own alone. What an ended thread leaves
// comes behind the heir's own.
#define _GNU_SOURCE
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

void child_with(int status) {
  if (fork() == 0) _exit(status);
}

void wait_for_one(const char *who, int options) {
  int status;
  pid_t child = waitpid(-1, &status, options);
  if (child > 0)
    printf("%s: %d\n", who, WEXITSTATUS(status));
  else
    printf("%s: %s\n", who, child == 0 ? "not yet" : strerror(errno));
}

pthread_barrier_t together;

void *first(void *unused) {
  child_with(11);
  child_with(12);
  pthread_barrier_wait(&together);
  pthread_barrier_wait(&together);  // main has its own
  wait_for_one("first, own", 0);
  wait_for_one("first, own alone", __WNOTHREAD);
  wait_for_one("first, own alone", __WNOTHREAD);
  wait_for_one("first, of the second", 0);
  pthread_barrier_wait(&together);
  return unused;
}

void *second(void *unused) {
  child_with(21);
  child_with(22);
  child_with(23);
  pthread_barrier_wait(&together);
  pthread_barrier_wait(&together);
  pthread_barrier_wait(&together);
  return unused;  // two children are left
}

int main(void) {
  pthread_t one, two;
  pthread_barrier_init(&together, NULL, 3);
  pthread_create(&one, NULL, first, NULL);
  pthread_create(&two, NULL, second, NULL);
  pthread_barrier_wait(&together);
  child_with(1);
  child_with(2);
  usleep(100000);
  wait_for_one("main, own", 0);
  pthread_barrier_wait(&together);
  pthread_barrier_wait(&together);
  pthread_join(one, NULL);
  pthread_join(two, NULL);
  child_with(3);
  usleep(100000);
  for (int i = 0; i < 4; i++) wait_for_one("main, own alone", __WNOTHREAD);
  wait_for_one("main", 0);
  return 0;
}
