// TH12: a thread pool with a bounded queue does every job once.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#define WORKERS 3
#define JOBS 10

typedef struct job {
  void (*function)(int);
  int number;
  struct job *next;
} job_t;

static struct {
  job_t *first, *last;
  int count, is_closed;
  pthread_mutex_t lock;
  pthread_cond_t filled, emptied;
} pool;

static int results[JOBS];

static void square(int number) { results[number] = number * number; }

static void submit(void (*function)(int), int number) {
  job_t *job = malloc(sizeof *job);
  *job = (job_t){function, number, NULL};
  pthread_mutex_lock(&pool.lock);
  while (pool.count == 4) pthread_cond_wait(&pool.emptied, &pool.lock);
  if (pool.last != NULL) {
    pool.last->next = job;
  } else {
    pool.first = job;
  }
  pool.last = job;
  pool.count++;
  pthread_cond_signal(&pool.filled);
  pthread_mutex_unlock(&pool.lock);
}

static job_t *take(void) {
  pthread_mutex_lock(&pool.lock);
  while (pool.first == NULL && !pool.is_closed) pthread_cond_wait(&pool.filled, &pool.lock);
  job_t *job = pool.first;
  if (job != NULL) {
    pool.first = job->next;
    if (pool.first == NULL) pool.last = NULL;
    pool.count--;
    pthread_cond_signal(&pool.emptied);
  }
  pthread_mutex_unlock(&pool.lock);
  return job;
}

static void *worker(void *argument) {
  long done = 0;
  (void)argument;
  for (job_t *job; (job = take()) != NULL; done++) {
    job->function(job->number);
    free(job);
  }
  return (void *)done;
}

int main(void) {
  pthread_t workers[WORKERS];
  long all = 0;
  pthread_mutex_init(&pool.lock, NULL);
  pthread_cond_init(&pool.filled, NULL);
  pthread_cond_init(&pool.emptied, NULL);
  for (int i = 0; i < WORKERS; i++) pthread_create(&workers[i], NULL, worker, NULL);
  for (int i = 0; i < JOBS; i++) submit(square, i);
  pthread_mutex_lock(&pool.lock);
  pool.is_closed = 1;
  pthread_cond_broadcast(&pool.filled);
  pthread_mutex_unlock(&pool.lock);
  for (int i = 0; i < WORKERS; i++) {
    void *done;
    pthread_join(workers[i], &done);
    all += (long)done;
  }
  for (int i = 0; i < JOBS; i++) printf("%d ", results[i]);
  printf("\n%ld jobs\n", all);
  return 0;
}
