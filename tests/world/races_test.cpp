// Data races of listings: told whatever the schedule was, and only where there is one.

#include <gmock/gmock.h>

#include <string>

#include "sim/lang/compile.h"
#include "tests/support/scripted_world.h"

namespace {

using sim::world::Listed;
using sim::world::Random;
using sim::world::RoundRobin;
using sim::world::Schedule;
using sim::world::World;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

World world_of_listing(const std::string& text, const sim::lang::MachineLimits& limits = {}) {
  World world;
  world.kernel = sim::kernel::boot({});
  const auto compiled = sim::lang::compile({"listing.c", text}).value();
  sim::world::start_program(world, "listing", {},
                            sim::lang::start(compiled.code, {"listing"}, {}, limits));
  return world;
}

struct FinishedRun {
  sim::abi::Diagnostics races;
  sim::world::Ending ending;
};

FinishedRun run_to_end(World world, const Schedule& schedule = {}) {
  FinishedRun done;
  while (!sim::world::ending(world)) {
    const auto record = sim::world::step(world, sim::world::choose(schedule, world).value());
    done.races.insert(done.races.end(), record.races.begin(), record.races.end());
  }
  done.ending = *sim::world::ending(world);
  return done;
}

// Two threads run `body` and main waits for them; `globals` are what they share.
std::string two_threads(const std::string& globals, const std::string& body) {
  return "#include <pthread.h>\n#include <semaphore.h>\n#include <stdatomic.h>\n"
         "#include <stdlib.h>\n#include <string.h>\n#include <unistd.h>\n" +
         globals + "\nstatic void *work(void *argument) {\n" + body +
         "\n  return argument;\n}\n"
         "int main(void) {\n  pthread_t a, b;\n"
         "  pthread_create(&a, NULL, work, NULL);\n  pthread_create(&b, NULL, work, NULL);\n"
         "  pthread_join(a, NULL);\n  pthread_join(b, NULL);\n  return 0;\n}\n";
}

std::vector<Schedule> schedules() {
  std::vector<Schedule> all{{}, RoundRobin{}};
  for (std::uint64_t seed = 1; seed <= 12; ++seed) all.push_back(Random{seed});
  return all;
}

void expect_race(const std::string& text) {
  const World world = world_of_listing(text);
  for (const Schedule& schedule : schedules())
    EXPECT_THAT(run_to_end(world, schedule).races, SizeIs(1));
}

void expect_no_race(const std::string& text) {
  const World world = world_of_listing(text);
  for (const Schedule& schedule : schedules()) {
    const auto races = run_to_end(world, schedule).races;
    EXPECT_THAT(races, IsEmpty()) << to_text(races);
  }
}

TEST(ARace, IsToldWithItsObjectBothLinesAndBothThreads) {
  const auto races =
      run_to_end(world_of_listing(two_threads("static int counter;", "  counter++;"))).races;
  ASSERT_THAT(races, SizeIs(1));
  EXPECT_EQ(races[0].at.line, 9);
  EXPECT_EQ(races[0].severity, sim::abi::Severity::kWarning);
  EXPECT_THAT(races[0].message, AllOf(HasSubstr("data race: work (thread "),
                                      HasSubstr("reads 'counter' (4 bytes) here, work (thread "),
                                      HasSubstr("wrote it on line 9")));
  EXPECT_THAT(races[0].hint, HasSubstr("lock one mutex around both, or make 'counter' atomic"));
}

TEST(ARace, IsFoundWhateverTheScheduleWas) {
  expect_race(two_threads("static int counter;", "  counter++;"));
}

TEST(ARace, DoesNotEndTheProgram) {
  const FinishedRun done =
      run_to_end(world_of_listing(two_threads("static int counter;", "  counter++;")));
  EXPECT_TRUE(std::holds_alternative<sim::world::AllExited>(done.ending));
}

TEST(ARace, EndsTheProgramWhereThatIsWanted) {
  sim::lang::MachineLimits limits;
  limits.stops_at_races = true;
  const FinishedRun done =
      run_to_end(world_of_listing(two_threads("static int counter;", "  counter++;"), limits));
  ASSERT_TRUE(std::holds_alternative<sim::world::ProgramFault>(done.ending));
  const auto& fault = std::get<sim::world::ProgramFault>(done.ending);
  EXPECT_THAT(fault.diagnostic.message, HasSubstr("data race: "));
  EXPECT_EQ(fault.diagnostic.severity, sim::abi::Severity::kError);
}

TEST(ARace, IsToldAlsoWhereEveryAccessIsAStep) {
  sim::lang::MachineLimits limits;
  limits.stops_at_accesses = true;
  const World world = world_of_listing(two_threads("static int counter;", "  counter++;"), limits);
  for (const Schedule& schedule : schedules())
    EXPECT_THAT(run_to_end(world, schedule).races, SizeIs(1));
}

TEST(ARace, IsThereBetweenAThreadAndALocalOfMain) {
  expect_race(R"(
#include <pthread.h>
static void *add(void *number) {
  ++*(int *)number;
  return NULL;
}
int main(void) {
  int number = 0;
  pthread_t a;
  pthread_create(&a, NULL, add, &number);
  number++;
  pthread_join(a, NULL);
  return 0;
}
)");
}

TEST(ARace, IsToldOfABlockFromMalloc) {
  const auto races = run_to_end(world_of_listing(R"(
#include <pthread.h>
#include <stdlib.h>
static int *numbers;
static void *work(void *unused) {
  numbers[2] = 1;
  return unused;
}
int main(void) {
  numbers = malloc(16);
  pthread_t a, b;
  pthread_create(&a, NULL, work, NULL);
  pthread_create(&b, NULL, work, NULL);
  pthread_join(a, NULL);
  pthread_join(b, NULL);
  free(numbers);
  return 0;
}
)"))
                         .races;
  ASSERT_THAT(races, SizeIs(1));
  EXPECT_THAT(races[0].message, HasSubstr("byte 8 of the block allocated on line 10 (4 bytes)"));
}

TEST(ARace, IsThereWhereALibraryFunctionWrites) {
  expect_race(two_threads("static char text[8];", "  strcpy(text, \"one\");"));
}

TEST(AMutex, Orders) {
  const std::string globals =
      "static int counter;\nstatic pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;";
  expect_no_race(
      two_threads(globals, "  pthread_mutex_lock(&m);\n  counter++;\n  pthread_mutex_unlock(&m);"));
  expect_race(
      two_threads(globals, "  counter++;\n  pthread_mutex_lock(&m);\n  pthread_mutex_unlock(&m);"));
}

TEST(TwoMutexes, DoNotOrder) {
  expect_race(two_threads(
      "static int counter;\nstatic pthread_mutex_t m[2];\nstatic atomic_int next;",
      "  pthread_mutex_t *own = &m[atomic_fetch_add_explicit(&next, 1, memory_order_relaxed)];\n"
      "  pthread_mutex_lock(own);\n  counter++;\n  pthread_mutex_unlock(own);"));
}

TEST(CreateAndJoin, Order) {
  expect_no_race(R"(
#include <pthread.h>
static int number, results[2];
static void *work(void *argument) {
  *(int *)argument = number;
  return NULL;
}
int main(void) {
  pthread_t threads[2];
  number = 3;
  for (int i = 0; i < 2; i++) pthread_create(&threads[i], NULL, work, &results[i]);
  for (int i = 0; i < 2; i++) pthread_join(threads[i], NULL);
  number = results[0] + results[1];
  return 0;
}
)");
}

TEST(AThreadThatNobodyJoins, IsNotOrderedBeforeMain) {
  expect_race(R"(
#include <pthread.h>
#include <unistd.h>
static int number;
static void *work(void *unused) {
  number = 1;
  return unused;
}
int main(void) {
  pthread_t a;
  pthread_create(&a, NULL, work, NULL);
  sleep(1);
  return number;
}
)");
}

TEST(ASemaphore, Orders) {
  const std::string text = R"(
#include <pthread.h>
#include <semaphore.h>
static int number;
static sem_t done;
static void *work(void *unused) {
  number = 1;
  sem_post(&done);
  return unused;
}
int main(void) {
  pthread_t a;
  sem_init(&done, 0, 0);
  pthread_create(&a, NULL, work, NULL);
  sem_wait(&done);
  int seen = number;
  pthread_join(a, NULL);
  return seen;
}
)";
  expect_no_race(text);
  std::string late = text;
  late.replace(late.find("  sem_wait(&done);\n  int seen = number;"), 39,
               "  int seen = number;\n  sem_wait(&done);");
  expect_race(late);
}

TEST(AConditionWithItsMutex, Orders) {
  expect_no_race(R"(
#include <pthread.h>
static int ready, number;
static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t c = PTHREAD_COND_INITIALIZER;
static void *work(void *unused) {
  pthread_mutex_lock(&m);
  number = 1;
  ready = 1;
  pthread_cond_signal(&c);
  pthread_mutex_unlock(&m);
  return unused;
}
int main(void) {
  pthread_t a;
  pthread_create(&a, NULL, work, NULL);
  pthread_mutex_lock(&m);
  while (!ready) pthread_cond_wait(&c, &m);
  pthread_mutex_unlock(&m);
  int seen = number;
  pthread_join(a, NULL);
  return seen;
}
)");
}

TEST(ABarrier, OrdersItsRounds) {
  const std::string globals =
      "static int parts[2], sums[2];\nstatic pthread_barrier_t barrier;\n"
      "static atomic_int next;\n"
      "__attribute__((unused)) static int zero;";
  const auto text = [&](const std::string& between) {
    std::string made =
        two_threads(globals,
                    "  int own = atomic_fetch_add_explicit(&next, 1, memory_order_relaxed);\n"
                    "  parts[own] = own;\n" +
                        between + "\n  sums[own] = parts[1 - own];");
    made.replace(made.find("  pthread_t a, b;"), 17,
                 "  pthread_t a, b;\n  pthread_barrier_init(&barrier, NULL, 2);");
    return made;
  };
  expect_no_race(text("  pthread_barrier_wait(&barrier);"));
  expect_race(text(""));
}

TEST(AReadWriteLock, OrdersWritersButNotReaders) {
  const std::string globals =
      "static int number;\nstatic pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;\n"
      "static atomic_int next;\nstatic int is_first(void) {\n"
      "  return atomic_fetch_add_explicit(&next, 1, memory_order_relaxed) == 0;\n}";
  expect_no_race(two_threads(globals, R"(
  if (is_first()) {
    pthread_rwlock_wrlock(&lock);
    number++;
  } else {
    pthread_rwlock_rdlock(&lock);
    argument = number ? NULL : argument;
  }
  pthread_rwlock_unlock(&lock);)"));
  expect_race(two_threads(globals, R"(
  pthread_rwlock_rdlock(&lock);
  number++;
  pthread_rwlock_unlock(&lock);)"));
}

TEST(OnceAndPipes, Order) {
  expect_no_race(two_threads(
      "static int number, sink[2];\nstatic atomic_int next;\n"
      "static pthread_once_t once = PTHREAD_ONCE_INIT;\nstatic void set(void) { number = 3; }",
      "  pthread_once(&once, set);\n"
      "  sink[atomic_fetch_add_explicit(&next, 1, memory_order_relaxed)] = number;"));
  expect_no_race(R"(
#include <pthread.h>
#include <unistd.h>
static int number, ends[2];
static void *work(void *unused) {
  number = 1;
  write(ends[1], "x", 1);
  return unused;
}
int main(void) {
  pthread_t a;
  char byte;
  pipe(ends);
  pthread_create(&a, NULL, work, NULL);
  read(ends[0], &byte, 1);
  int seen = number;
  pthread_join(a, NULL);
  return seen;
}
)");
}

// Publishing through an atomic flag; `store` and `load` are how.
std::string published(const std::string& store, const std::string& load) {
  return R"(
#include <pthread.h>
#include <stdatomic.h>
static int number;
static atomic_int ready;
static void *work(void *unused) {
  number = 1;
)" + store +
         R"(
  return unused;
}
int main(void) {
  pthread_t a;
  pthread_create(&a, NULL, work, NULL);
)" + load +
         R"(
  int seen = number;
  pthread_join(a, NULL);
  return seen;
}
)";
}

TEST(AnAtomicFlag, OrdersAsItsMemoryOrderSays) {
  expect_no_race(published("  ready = 1;", "  while (!ready) continue;"));
  expect_no_race(
      published("  atomic_store_explicit(&ready, 1, memory_order_release);",
                "  while (!atomic_load_explicit(&ready, memory_order_acquire)) continue;"));
  expect_race(published("  atomic_store_explicit(&ready, 1, memory_order_relaxed);",
                        "  while (!atomic_load_explicit(&ready, memory_order_acquire)) continue;"));
  expect_race(published("  atomic_store_explicit(&ready, 1, memory_order_release);",
                        "  while (!atomic_load_explicit(&ready, memory_order_relaxed)) continue;"));
}

TEST(AnAtomicFlag, OrdersWithFences) {
  expect_no_race(
      published("  atomic_thread_fence(memory_order_release);\n"
                "  atomic_store_explicit(&ready, 1, memory_order_relaxed);",
                "  while (!atomic_load_explicit(&ready, memory_order_relaxed)) continue;\n"
                "  atomic_thread_fence(memory_order_acquire);"));
}

TEST(AtomicAccesses, AreNoRaceButWithPlainOnes) {
  expect_no_race(two_threads("static atomic_int counter;", "  counter++;"));
  expect_race(two_threads("static int counter;",
                          "  __atomic_fetch_add(&counter, 1, __ATOMIC_SEQ_CST);\n  counter = 1;"));
}

TEST(Neighbours, AreNoRace) {
  expect_no_race(
      two_threads("static char bytes[2];\nstatic atomic_int next;", "  bytes[next++] = 1;"));
  expect_no_race(two_threads("static int constant = 3;\n",
                             "  int own = constant;\n  return own ? argument : NULL;"));
}

TEST(Errno, IsAThreadsOwn) {
  expect_no_race(two_threads("#include <errno.h>", "  errno = 0;\n  close(77);\n  errno += 1;"));
}

TEST(WhatAChildOfForkDoes, IsNoRace) {
  expect_no_race(
      two_threads("#include <sys/wait.h>\nstatic int number;\n"
                  "static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;",
                  "  pthread_mutex_lock(&m);\n  if (fork() == 0) _exit(++number);\n"
                  "  wait(NULL);\n  pthread_mutex_unlock(&m);"));
}

TEST(AProgramOfOneThread, IsNotWatched) {
  World world = world_of_listing("#include <pthread.h>\nint main(void) { return 0; }");
  const auto before = world.programs.at(world.first)->memory_bytes();
  support::run_to_end(world);
  EXPECT_GT(before, 0u);
}

// The lost update: whoever reads before the other has written.
TEST(AnAtomicIncrement, IsOneStepAndLosesNothing) {
  sim::lang::MachineLimits limits;
  limits.stops_at_accesses = true;
  const auto status = [&](const std::string& type, const Schedule& schedule) {
    std::string text = two_threads("static " + type + " counter;", "  counter++;\n  counter++;");
    text.replace(text.find("return 0;"), 9, "return counter;");
    const FinishedRun done = run_to_end(world_of_listing(text, limits), schedule);
    return std::get<sim::world::AllExited>(done.ending).raw_status >> 8;
  };
  int least = 4;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    EXPECT_EQ(status("atomic_int", Random{seed}), 4);
    least = std::min(least, status("int", Random{seed}));
  }
  EXPECT_LT(least, 4);
}

}  // namespace
