#include <pthread.h>
#include <semaphore.h>
static int queue[2], in, out;
static sem_t jobs, places;
static pthread_mutex_t lock;

static void *worker(void *unused) {
  for (int job = 1; job != 0;) {
    sem_wait(&jobs);  //@ empty
    pthread_mutex_lock(&lock);  //@ take
    job = queue[out++ % 2];
    pthread_mutex_unlock(&lock);
    sem_post(&places);  //@ room
  }
  return unused;
}
int main(void) {
  pthread_t a, b;
  sem_init(&places, 0, 2);  //@ places
  sem_init(&jobs, 0, 0);
  pthread_mutex_init(&lock, NULL);
  pthread_create(&a, NULL, worker, NULL);
  pthread_create(&b, NULL, worker, NULL);  //@ pool
  for (int i = 6; i > 1; i--) {
    sem_wait(&places);  //@ full
    queue[in++ % 2] = i > 3 ? i : 0;
    sem_post(&jobs);  //@ put
  }
  pthread_exit(NULL);  //@ end
}
