// Threads that run for long without a call, and those that wait by running.

#include <gmock/gmock.h>

#include <string>
#include <tuple>

#include "sim/lang/compile.h"
#include "tests/support/scripted_world.h"

namespace {

using sim::abi::YieldRequest;
using sim::world::AllExited;
using sim::world::LimitReached;
using sim::world::StepRecord;
using sim::world::World;

World world_in_slices(const std::string& text) {
  World world;
  world.kernel = sim::kernel::boot({});
  world.limits.instructions_per_slice = 50'000;
  world.limits.instructions_per_step = 2'000'000;
  const auto compiled = sim::lang::compile({"listing.c", text}).value();
  sim::world::start_program(world, "listing", {}, sim::lang::start(compiled.code, {"listing"}));
  return world;
}

// `set` is what the other thread does, `wait` what main does before it joins it.
World main_and_another(const std::string& globals, const std::string& set,
                       const std::string& wait) {
  return world_in_slices(
      "#include <pthread.h>\n#include <sched.h>\n#include <stdatomic.h>\n#include <unistd.h>\n" +
      globals + "\nstatic void *work(void *unused) {\n" + set + "\n  return unused;\n}\n" +
      "int main(void) {\n  pthread_t a;\n  pthread_create(&a, NULL, work, NULL);\n" + wait +
      "\n  pthread_join(a, NULL);\n  return 7;\n}\n");
}

using Steps = std::vector<std::tuple<int, std::size_t, long>>;  // thread, call, instructions

Steps steps_of(World world, long piece) {
  Steps all;
  while (!sim::world::ending(world)) {
    const auto thread = sim::world::choose({}, world).value();
    for (std::optional<StepRecord> record; !record;) {
      long instructions = piece;
      record = sim::world::step_within(world, thread, instructions);
      if (record) all.emplace_back(thread.value, record->request.index(), record->instructions);
    }
  }
  return all;
}

sim::world::Ending ending_of(World world) {
  support::run_to_end(world);
  return *sim::world::ending(world);
}

int status_of(const World& world) {
  const auto ending = ending_of(world);
  const auto* exited = std::get_if<AllExited>(&ending);
  return exited ? exited->raw_status >> 8 : -1;
}

TEST(AThreadThatLooksAtAFlag, GivesWayToWhoSetsIt) {
  EXPECT_EQ(status_of(main_and_another("static volatile int flag;", "  flag = 1;",
                                       "  while (!flag) continue;")),
            7);
  EXPECT_EQ(status_of(main_and_another("static atomic_int flag;", "  flag = 1;",
                                       "  while (!flag) continue;")),
            7);
}

TEST(AThreadThatLooksAtAFlag, GivesWaySoonWhereTheFlagIsAtomic) {
  const auto spent = [](const std::string& flag) {
    long all = 0;
    for (const auto& [thread, call, instructions] :
         steps_of(main_and_another(flag, "  flag = 1;", "  while (!flag) continue;"), 1'000'000))
      all += instructions;
    return all;
  };
  EXPECT_LT(spent("static atomic_int flag;"), 5'000);
  EXPECT_GT(spent("static volatile int flag;"), 45'000);
}

TEST(AThreadThatLooksAtAFlag, LetsTimePassWhereOthersWaitForIt) {
  EXPECT_EQ(status_of(main_and_another("static atomic_int flag;", "  sleep(1);\n  flag = 1;",
                                       "  while (!flag) continue;")),
            7);
  EXPECT_EQ(status_of(world_in_slices("#include <signal.h>\n#include <unistd.h>\n"
                                      "static volatile sig_atomic_t done;\n"
                                      "static void ring(int signal) { done = signal; }\n"
                                      "int main(void) {\n  signal(SIGALRM, ring);\n  alarm(1);\n"
                                      "  while (!done) continue;\n  return 7;\n}\n")),
            7);
}

TEST(AnEndlessLoop, IsOneAlsoWithOtherThreads) {
  const auto alone = ending_of(main_and_another("", "  for (;;) continue;", ""));
  EXPECT_TRUE(std::holds_alternative<LimitReached>(alone));
  const auto both = ending_of(main_and_another("", "  for (;;) continue;", "  for (;;) continue;"));
  EXPECT_TRUE(std::holds_alternative<LimitReached>(both));
  const auto atomic = ending_of(main_and_another(
      "static atomic_int flag;", "  while (!flag) continue;", "  while (!flag) continue;"));
  EXPECT_TRUE(std::holds_alternative<LimitReached>(atomic));
}

TEST(ATimeSlice, EndsAtTheSameInstructionInHoweverManyPiecesItRuns) {
  const World world = main_and_another("static int a, b;", "  for (int i = 0; i < 30000; i++) a++;",
                                       "  for (int i = 0; i < 40000; i++) b += i % 7;");
  const Steps whole = steps_of(world, 100'000'000);
  const auto yield = sim::abi::Request(YieldRequest{}).index();
  EXPECT_GE(std::count_if(whole.begin(), whole.end(),
                          [&](const auto& step) { return std::get<1>(step) == yield; }),
            2);
  for (const long piece : {997L, 12'345L, 49'999L}) EXPECT_EQ(steps_of(world, piece), whole);
}

TEST(ATimeSlice, IsNoMatterOfAThreadThatIsAlone) {
  const Steps steps = steps_of(
      main_and_another("static int a;", "  for (int i = 0; i < 90000; i++) a++;", ""), 100'000'000);
  const auto yield = sim::abi::Request(YieldRequest{}).index();
  for (const auto& step : steps) EXPECT_NE(std::get<1>(step), yield);
}

TEST(SchedYield, LetsTheOthersGoFirst) {
  const Steps steps = steps_of(
      main_and_another("", "  write(1, \"b\", 1);", "  sched_yield();\n  write(1, \"a\", 1);"),
      100'000'000);
  ASSERT_GE(steps.size(), 3u);
  EXPECT_EQ(std::get<1>(steps[1]), sim::abi::Request(YieldRequest{}).index());
  EXPECT_NE(std::get<0>(steps[2]), std::get<0>(steps[1]));
}

}  // namespace
