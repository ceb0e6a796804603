// Deep recursion: calls return where they came from, and copies of a deep stack cost little.

#include "sim/lang/call_stack.h"

#include <gtest/gtest.h>
#include <malloc.h>

#include "tests/lang/run_program.h"

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kHeapIsMeasurable = false;  // the sanitizer's own heap is not glibc's
#else
constexpr bool kHeapIsMeasurable = true;
#endif

namespace sim::lang::testing {
namespace {

// A call at the bottom, then one at every 50th level on the way back.
const char* const kDeep = R"(#include <unistd.h>
static int below(int n, int a, int b) {
  int mine = n * 3;
  if (n == 0) { write(1, "b", 1); return a + b; }
  int sum = below(n - 1, a + 1, b) + 1;
  if (n % 50 == 0) write(1, "u", 1);
  return mine == n * 3 ? sum : -1000000;
}
int main(void) {
  for (int turn = 0; turn < 2; turn++)
    if (below(1000, 7, 5) != 2012) return 1;
  return 0;
})";

std::string expected_output() {
  const std::string turn = "b" + std::string(20, 'u');
  return turn + turn;
}

abi::Request next_request(program::Program& program, long reply) {
  long budget = 100'000'000;
  return std::get<abi::Request>(program.resume(abi::ThreadId{}, abi::returns(reply), budget));
}

TEST(ADeepRecursion, ReturnsThroughEveryCall) {
  const Finished run = run_program(kDeep);
  EXPECT_EQ(run.status, 0);
  EXPECT_EQ(run.output, expected_output());
}

TEST(ADeepRecursion, GoesOnInCopiesMadeAtEveryRequest) {
  auto program = start_program(kDeep);
  std::string output;
  for (long reply = 0;; reply = 1) {
    const auto copy = program->clone();
    EXPECT_EQ(copy->memory_bytes(), program->memory_bytes());
    const abi::Request request = next_request(*program, reply);
    EXPECT_EQ(next_request(*copy, reply), request);
    EXPECT_EQ(copy->memory_bytes(), program->memory_bytes());
    program = program->clone();
    const auto* write = std::get_if<abi::WriteRequest>(&request);
    if (!write) break;
    output += write->bytes;
  }
  EXPECT_EQ(output, expected_output());
}

TEST(ADeepRecursion, CountsAsMemoryOfItsProcess) {
  auto program = start_program(kDeep);
  const std::size_t before = program->memory_bytes();
  next_request(*program, 0);
  EXPECT_GE(program->memory_bytes() - before, 1000 * (sizeof(Frame) + 3 * sizeof(std::uint64_t)));
}

TEST(ADeepRecursion, IsPlacedAtTheLineThatRuns) {
  auto program = start_program(kDeep);
  next_request(*program, 0);
  EXPECT_EQ(program->place(abi::ThreadId{}).at.line, 4);
  next_request(*program, 1);
  EXPECT_EQ(program->place(abi::ThreadId{}).at.line, 6);
}

TEST(CopiesOfADeepStack, ShareWhatLiesDeep) {
  auto program = start_program(R"(#include <unistd.h>
    int f(int n) { return n == 0 ? (int)write(1, "x", 1) : f(n - 1) + 1; }
    int main(void) { return f(20000) < 20000; })");
  next_request(*program, 0);
  constexpr std::size_t kCopies = 100;
  const std::size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
  std::vector<std::unique_ptr<program::Program>> copies;
  for (std::size_t i = 0; i < kCopies; ++i) copies.push_back(program->clone());
  const std::size_t after = mallinfo2().uordblks + mallinfo2().hblkhd;
  for (const auto& copy : copies) ASSERT_EQ(run_to_end(*copy).status, 0);
  if (!kHeapIsMeasurable) GTEST_SKIP() << "the heap cannot be measured under this sanitizer";
  EXPECT_LT(after - before, kCopies * program->memory_bytes() / 8);
}

TEST(ACallStack, IsWalkedFromTheTopDownWhateverIsClosed) {
  FunctionCode function;
  function.register_count = 4;
  function.code.resize(1);
  CallStack stack(function, {});
  for (std::uint64_t depth = 1; depth <= 1000; ++depth) {
    stack.push(function, 2);
    stack.registers()[0] = depth;
  }
  const std::size_t bytes = stack.bytes();
  stack.close_deep();
  EXPECT_EQ(stack.bytes(), bytes);
  const CallStack copy(stack);
  int frames = 0;
  copy.walk_down([&](const Frame& frame, const std::uint64_t*) {
    return frame.function == &function && ++frames > 0;
  });
  EXPECT_EQ(frames, 1001);
  for (std::uint64_t depth = 1000; depth >= 1; --depth) {
    ASSERT_EQ(stack.registers()[0], depth);
    stack.pop();
    stack.open_deep();
    if (depth % 100 == 0) stack.close_deep();
  }
  EXPECT_EQ(copy.bytes(), bytes);
}

}  // namespace
}  // namespace sim::lang::testing
