// The bare model beside the real kernel: the same calls, without the interpreter.

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <variant>

#include "tests/benchmark/bare_model.h"
#include "tests/benchmark/comparison.h"
#include "tests/benchmark/stopwatch.h"

namespace fdscope::bench {
namespace {

constexpr long kCalls = 200'000;
constexpr long kForks = 300;

abi::PipeEnds make_pipe(Model& model) {
  const auto outcome = model.call(abi::PipeRequest{});
  return std::get<abi::PipeEnds>(std::get<abi::Returned>(outcome).payload);
}

double model_pipe() {
  Model model;
  const auto ends = make_pipe(model);
  const abi::Request write = abi::WriteRequest{ends.write_end, "x"};
  const abi::Request read = abi::ReadRequest{ends.read_end, 1, "buf"};
  const double cycle = seconds_per(kCalls, [&] {
    model.call(write);
    model.call(read);
  });
  return cycle / 2;
}

double linux_pipe() {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  char byte = 'x';
  const double cycle = seconds_per(kCalls, [&] {
    if (write(ends[1], &byte, 1) != 1 || read(ends[0], &byte, 1) != 1) std::abort();
  });
  close(ends[0]);
  close(ends[1]);
  return cycle / 2;
}

double model_dup() {
  Model model;
  const abi::Request dup = abi::DupRequest{abi::Fd{1}};
  const abi::Request close = abi::CloseRequest{abi::Fd{3}};
  return seconds_per(kCalls,
                     [&] {
                       model.call(dup);
                       model.call(close);
                     }) /
         2;
}

double linux_dup() {
  return seconds_per(kCalls, [] { close(dup(0)); }) / 2;
}

double model_fork() {
  Model model;
  return seconds_per(kForks * 30, [&] {
    const auto forked = model.call(abi::ForkRequest{});
    const long child = std::get<abi::Returned>(forked).value;
    model.call_as(abi::ThreadId{static_cast<int>(child)}, abi::ExitRequest{0});
    model.call(abi::WaitRequest{});
  });
}

double linux_fork() {
  return seconds_per(kForks, [] {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    waitpid(child, nullptr, 0);
  });
}

}  // namespace

std::vector<Comparison> kernel_comparisons() {
  using enum Goal;
  return {
      {"model: write 1 + read 1 byte on a pipe", "per call", model_pipe, "Linux", linux_pipe,
       kAtLeastTimesFaster, 15},
      {"model: dup + close", "per call", model_dup, "Linux", linux_dup, kAtLeastTimesFaster, 10},
      {"model: fork + exit + wait", "per cycle", model_fork, "Linux", linux_fork,
       kAtLeastTimesFaster, 500},
  };
}

}  // namespace fdscope::bench
