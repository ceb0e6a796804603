// Three workers take jobs from one pipe and put results into another; the parent adds them up.
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define WORKERS 3
#define JOBS 30

struct job {
  int number;
};
struct result {
  int number, value;
};

static int steps_to_one(int n) {
  int steps = 0;
  for (; n != 1; steps++) n = n % 2 == 0 ? n / 2 : 3 * n + 1;
  return steps;
}

static void work(int in, int out) {
  struct job job;
  while (read(in, &job, sizeof(job)) == sizeof(job)) {
    struct result result = {job.number, steps_to_one(job.number)};
    write(out, &result, sizeof(result));
  }
}

int main(void) {
  int jobs[2], results[2], value[JOBS + 1] = {0};
  pipe(jobs);
  pipe(results);
  for (int i = 0; i < WORKERS; i++) {
    if (fork() == 0) {
      close(jobs[1]);
      close(results[0]);
      work(jobs[0], results[1]);
      _exit(0);
    }
  }
  close(jobs[0]);
  close(results[1]);
  for (int i = 1; i <= JOBS; i++) {
    struct job job = {i};
    write(jobs[1], &job, sizeof(job));
  }
  close(jobs[1]);
  struct result result;
  int count = 0, longest = 1;
  while (read(results[0], &result, sizeof(result)) == sizeof(result)) {
    value[result.number] = result.value;
    count++;
  }
  for (int i = 1; i <= JOBS; i++) {
    if (value[i] > value[longest]) longest = i;
  }
  while (wait(NULL) > 0) {
  }
  printf("%d results, longest: %d with %d steps\n", count, longest, value[longest]);
  return 0;
}
