// What each atomic operation returns, and what it leaves.

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stddef.h>

struct node {
  int value;
  struct node *next;
};

static atomic_int number = 7;
static _Atomic(struct node *) head;
static _Atomic double real = 1.5;
static atomic_flag flag = ATOMIC_FLAG_INIT;
static struct members {
  char before;
  atomic_short small;
  atomic_llong large;
} members;

static void on_integers(void) {
  printf("%d ", atomic_fetch_add(&number, 5));
  printf("%d ", atomic_fetch_sub(&number, 2));
  printf("%d ", atomic_fetch_and(&number, 0xe));
  printf("%d ", atomic_fetch_or(&number, 0x11));
  printf("%d ", atomic_fetch_xor(&number, 0x3));
  printf("%d ", atomic_exchange(&number, -4));
  printf("%d\n", atomic_load_explicit(&number, memory_order_acquire));
  printf("%d ", number++);
  printf("%d ", ++number);
  printf("%d ", number--);
  printf("%d ", --number);
  printf("%d\n", number += 10);
  number *= 3;
  number <<= 2;
  number /= 5;
  number %= 4;
  printf("%d\n", number);
  atomic_store(&number, 2147483647);
  printf("%d %d\n", atomic_fetch_add(&number, 1), number);
}

static void on_exchanges(void) {
  int expected = 5;
  atomic_init(&number, 6);
  bool done = atomic_compare_exchange_strong(&number, &expected, 9);
  printf("%d %d %d\n", done, expected, number);
  done = atomic_compare_exchange_strong(&number, &expected, 9);
  printf("%d %d %d\n", done, expected, number);
  while (!atomic_compare_exchange_weak_explicit(&number, &expected, expected + 1,
                                                memory_order_acq_rel, memory_order_relaxed)) {
  }
  printf("%d %d\n", expected, number);
}

static void on_others(void) {
  static struct node one = {1, NULL}, two = {2, NULL};
  atomic_store(&head, &one);
  two.next = atomic_exchange(&head, &two);
  printf("%d %d\n", head->value, atomic_load(&head)->next->value);
  real = real + 0.25;
  printf("%g\n", real);
  printf("%d ", atomic_flag_test_and_set(&flag));
  printf("%d ", atomic_flag_test_and_set_explicit(&flag, memory_order_acquire));
  atomic_flag_clear(&flag);
  printf("%d\n", atomic_flag_test_and_set(&flag));
  members.small = -3;
  members.small -= 40000;
  members.large = 1ll << 40;
  members.large |= 1;
  printf("%d %lld %zu %zu\n", members.small, members.large, sizeof members,
         offsetof(struct members, large));
  atomic_bool ready = false;
  ready |= 4;
  printf("%d %d\n", ready, atomic_is_lock_free(&number));
}

int main(void) {
  on_integers();
  on_exchanges();
  atomic_thread_fence(memory_order_seq_cst);
  on_others();
  return 0;
}
