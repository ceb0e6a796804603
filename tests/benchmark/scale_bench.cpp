// The bare model with many processes: what a call costs, and how much memory they take.

#include <memory>

#include "sim/kernel/boot.h"
#include "sim/kernel/dispatch.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"
#include "tests/support/allocated_bytes.h"

namespace fdscope::bench {
namespace {

namespace abi = sim::abi;
namespace kernel = sim::kernel;

constexpr long kLives = 2'000;
constexpr int kDescriptors = 100;

// A parent and its children, with pipes of their own.
class Crowd {
 public:
  explicit Crowd(int processes) {
    kernel::Limits limits;
    limits.processes = processes + 2;
    state_ = kernel::boot(limits);
    first_ = kernel::start_process(state_, "bench", {});
    while (static_cast<int>(state_.processes.size()) < processes) {
      const abi::Pid child = fork();
      for (int fd = 3; fd < kDescriptors; fd += 2) call(child, abi::PipeRequest{});
    }
  }

  // fork, close, exit and wait.
  void one_more_life() {
    const abi::Pid child = fork();
    call(child, abi::CloseRequest{abi::Fd{0}});
    call(child, abi::ExitRequest{0});
    call(first_, abi::WaitRequest{});
  }

 private:
  abi::Outcome call(abi::Pid pid, const abi::Request& request) {
    events_.clear();
    return kernel::attempt(state_, abi::ThreadId{pid.value}, request, events_);
  }

  abi::Pid fork() {
    const auto outcome = call(first_, abi::ForkRequest{});
    return abi::Pid{static_cast<int>(std::get<abi::Returned>(outcome).value)};
  }

  kernel::KernelState state_;
  abi::Pid first_;
  kernel::Events events_;
};

Measurement seconds_per_life_among(int processes) {
  const auto crowd = std::make_shared<std::unique_ptr<Crowd>>();
  return [=] {
    if (!*crowd) *crowd = std::make_unique<Crowd>(processes);
    return seconds_per(kLives, [&] { (*crowd)->one_more_life(); });
  };
}

double crowd_bytes() {
  const std::size_t before = test::allocated_bytes();
  const Crowd crowd(10'000);
  return static_cast<double>(test::allocated_bytes() - before);
}

Comparison beside_ten(const char* what, int processes) {
  return {what,
          "per cycle",
          seconds_per_life_among(processes),
          "among 10",
          seconds_per_life_among(10),
          Goal::kAtMostTimesSlower,
          1.25};
}

}  // namespace

std::vector<Comparison> scale_comparisons() {
  return {
      {"model: 10,000 processes x 100 descriptors", "memory", crowd_bytes, "limit",
       [] { return 1024.0 * 1024 * 1024; }, Goal::kAtMostTimesSlower, 1, Quantity::kBytes},
      beside_ten("model: a life among 1,000 processes", 1'000),
      beside_ten("model: a life among 10,000 processes", 10'000),
  };
}

}  // namespace fdscope::bench
