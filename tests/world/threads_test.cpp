// Threads of listings under different schedules.

#include <gmock/gmock.h>

#include <set>
#include <string>

#include "sim/lang/compile.h"
#include "tests/support/scripted_world.h"

namespace {

using sim::world::Random;
using sim::world::World;

World world_of_threads(const std::string& text, bool stops_at_accesses = false) {
  World world;
  world.kernel = sim::kernel::boot({});
  sim::lang::MachineLimits limits;
  limits.stops_at_accesses = stops_at_accesses;
  const auto compiled = sim::lang::compile({"listing.c", text}).value();
  sim::world::start_program(world, "listing", {},
                            sim::lang::start(compiled.code, {"listing"}, {}, limits));
  return world;
}

int exit_status(World world, const sim::world::Schedule& schedule) {
  support::run_to_end(world, schedule);
  const auto ending = sim::world::ending(world);
  const auto* exited = std::get_if<sim::world::AllExited>(&*ending);
  return exited ? exited->raw_status >> 8 : -1;
}

std::set<int> statuses(const World& start, int seeds) {
  std::set<int> all;
  for (int seed = 0; seed < seeds; ++seed) {
    all.insert(exit_status(start, Random{static_cast<std::uint64_t>(seed)}));
  }
  return all;
}

constexpr const char* kTwiceTwo = R"(
#include <pthread.h>
static int counter;
static void *add(void *unused) {
  counter++;
  counter++;
  return unused;
}
int main(void) {
  pthread_t a, b;
  pthread_create(&a, NULL, add, NULL);
  pthread_create(&b, NULL, add, NULL);
  pthread_join(a, NULL);
  pthread_join(b, NULL);
  return counter;
}
)";

TEST(Increments, AreNotLostWhereThreadsAreStoppedAtCallsOnly) {  // TH13
  EXPECT_THAT(statuses(world_of_threads(kTwiceTwo), 40), testing::ElementsAre(4));
}

TEST(Increments, MayBeLostWhereEveryAccessIsAChoice) {  // TH13
  EXPECT_THAT(statuses(world_of_threads(kTwiceTwo, true), 200), testing::ElementsAre(2, 3, 4));
}

TEST(Accesses, AreStepsThatSayWhatWasReadAndWritten) {
  World world = world_of_threads(kTwiceTwo, true);
  std::vector<std::string> seen;
  while (!sim::world::ending(world)) {
    const auto record =
        sim::world::step(world, sim::world::choose(sim::world::WokenFirst{}, world).value());
    const auto* access = std::get_if<sim::abi::MemoryAccessRequest>(&record.request);
    if (!access) continue;
    const bool reads = access->kind == sim::abi::MemoryAccessRequest::Kind::kRead;
    seen.push_back((reads ? "reads " : "writes ") + access->variable + " " +
                   std::to_string(access->value));
  }
  ASSERT_GE(seen.size(), 8u);
  EXPECT_EQ(seen[0], "reads counter 0");
  EXPECT_EQ(seen[1], "writes counter 1");
}

TEST(Accesses, OfAThreadsOwnVariablesAreNoSteps) {
  const World start = world_of_threads(R"(
#include <pthread.h>
static void *work(void *unused) {
  int own[4] = {1, 2, 3, 4};
  own[1] = own[2];
  return unused;
}
int main(void) {
  pthread_t a;
  pthread_create(&a, NULL, work, NULL);
  pthread_join(a, NULL);
  return 0;
}
)",
                                       true);
  World world = start;
  while (!sim::world::ending(world)) {
    const auto record =
        sim::world::step(world, sim::world::choose(sim::world::RoundRobin{}, world).value());
    EXPECT_FALSE(std::holds_alternative<sim::abi::MemoryAccessRequest>(record.request));
  }
}

constexpr const char* kLateWriter = R"(
#include <pthread.h>
#include <unistd.h>
static void *late(void *unused) {
  write(1, "late\n", 5);
  return unused;
}
int main(void) {
  pthread_t a;
  pthread_create(&a, NULL, late, NULL);
  return 0;
}
)";

TEST(TheReturnFromMain, MayComeBeforeAnothersWrite) {  // TH15
  std::set<std::string> outputs;
  const World start = world_of_threads(kLateWriter);
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    World world = start;
    support::run_to_end(world, Random{seed});
    outputs.insert(support::terminal_text(world));
  }
  EXPECT_THAT(outputs, testing::ElementsAre("", "late\n"));
}

TEST(OppositeLockOrders, DeadlockUnderSomeSchedules) {  // TH14
  const World start = world_of_threads(R"(
#include <pthread.h>
static pthread_mutex_t a = PTHREAD_MUTEX_INITIALIZER, b = PTHREAD_MUTEX_INITIALIZER;
static void *work(void *unused) {
  pthread_mutex_lock(&b);
  pthread_mutex_lock(&a);
  pthread_mutex_unlock(&a);
  pthread_mutex_unlock(&b);
  return unused;
}
int main(void) {
  pthread_t t;
  pthread_create(&t, NULL, work, NULL);
  pthread_mutex_lock(&a);
  pthread_mutex_lock(&b);
  pthread_mutex_unlock(&b);
  pthread_mutex_unlock(&a);
  pthread_join(t, NULL);
  return 0;
}
)");
  EXPECT_THAT(statuses(start, 60), testing::ElementsAre(-1, 0));
}

TEST(AThreadedWorld, IsTheSameByTheSameChoices) {
  World one = world_of_threads(kTwiceTwo, true);
  World other = one;
  support::run_to_end(one, Random{7});
  support::run_to_end(other, Random{7});
  EXPECT_EQ(one.kernel, other.kernel);
}

TEST(AThreadThatHasEnded, LeavesPointersToItsLocalsDead) {
  World world = world_of_threads(R"(
#include <pthread.h>
static int *leaked;
static void *work(void *unused) {
  int local = 5;
  leaked = &local;
  return unused;
}
int main(void) {
  pthread_t t;
  pthread_create(&t, NULL, work, NULL);
  pthread_join(t, NULL);
  return *leaked;
}
)");
  support::run_to_end(world);
  const auto ending = sim::world::ending(world);
  const auto* fault = std::get_if<sim::world::ProgramFault>(&*ending);
  ASSERT_TRUE(fault);
  EXPECT_THAT(fault->diagnostic.message, testing::HasSubstr("local"));
}

}  // namespace
