// TH12: one producer and one consumer of a bounded buffer keep the order.
#include <pthread.h>
#include <stdio.h>

#define SLOTS 3
#define ITEMS 12

struct queue {
  int items[SLOTS];
  int first, count;
  pthread_mutex_t lock;
  pthread_cond_t not_empty, not_full;
};

static struct queue queue = {{0}, 0, 0, PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER,
                             PTHREAD_COND_INITIALIZER};

static void put(struct queue *q, int item) {
  pthread_mutex_lock(&q->lock);
  while (q->count == SLOTS) pthread_cond_wait(&q->not_full, &q->lock);
  q->items[(q->first + q->count) % SLOTS] = item;
  q->count++;
  pthread_cond_signal(&q->not_empty);
  pthread_mutex_unlock(&q->lock);
}

static int take(struct queue *q) {
  pthread_mutex_lock(&q->lock);
  while (q->count == 0) pthread_cond_wait(&q->not_empty, &q->lock);
  int item = q->items[q->first];
  q->first = (q->first + 1) % SLOTS;
  q->count--;
  pthread_cond_signal(&q->not_full);
  pthread_mutex_unlock(&q->lock);
  return item;
}

static void *produce(void *argument) {
  (void)argument;
  for (int i = 1; i <= ITEMS; i++) put(&queue, i * i);
  put(&queue, -1);
  return NULL;
}

int main(void) {
  pthread_t producer;
  pthread_create(&producer, NULL, produce, NULL);
  for (int item; (item = take(&queue)) >= 0;) printf("%d ", item);
  printf("\n");
  pthread_join(producer, NULL);
  return 0;
}
