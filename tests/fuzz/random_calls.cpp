#include "tests/fuzz/random_calls.h"

#include <array>
#include <utility>

#include "tests/fuzz/random_files.h"
#include "tests/fuzz/random_pipes.h"
#include "tests/fuzz/random_processes.h"
#include "tests/fuzz/random_signals.h"
#include "tests/fuzz/random_sockets.h"
#include "tests/fuzz/random_threads.h"

namespace fuzz {
namespace {

template <std::size_t... index>
Request choose(const Situation& at, std::index_sequence<index...>) {
  const std::array<int, sizeof...(index)> weights{
      Random<std::variant_alternative_t<index, AnyRequest>>::weight(at)...};
  using Make = Request (*)(const Situation&);
  const std::array<Make, sizeof...(index)> makers{
      &Random<std::variant_alternative_t<index, AnyRequest>>::make...};
  int total = 0;
  for (const int weight : weights) total += weight;
  int chosen = at.numbers.below(total);
  std::size_t call = 0;
  while (chosen >= weights[call]) chosen -= weights[call++];
  return makers[call](at);
}

}  // namespace

std::uint64_t Numbers::next() {
  std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

sim::kernel::PipeSize random_pipe_size(Numbers& numbers) {
  const int slots = numbers.among({1, 2, 2, 4, 4, 8, 16});
  return {slots, numbers.among({1, 1, 2, 4, 16, 64, 256, 1024, 4096})};
}

MessageBytes random_message_size(const sim::kernel::PipeSize& size, Numbers& numbers) {
  const int slot = size.slot_bytes;
  const int bytes = numbers.among({1, slot, slot, slot / 2 + 1, slot / 3 + 1});
  return static_cast<MessageBytes>(std::min(bytes, slot));
}

Request random_request(const KernelState& state, ThreadId thread, const Style& style,
                       Numbers& numbers) {
  const Pid pid = state.threads.at(thread).process;
  return choose(
      {state, state.processes.at(pid), pid.value, style.message, numbers, style.interest, thread},
      std::make_index_sequence<std::variant_size_v<AnyRequest>>());
}

}  // namespace fuzz
