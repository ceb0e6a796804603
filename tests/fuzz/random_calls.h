// Random requests that fit the state of a machine: mostly of descriptors that are open and sizes
// around those of a pipe's slots, sometimes of what is wrong.

#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "sim/abi/requests.h"
#include "sim/kernel/state.h"

namespace fuzz {

// splitmix64 (Steele, Lea, Flood 2014): the same numbers on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
  bool one_in(int chances) { return below(chances) == 0; }

  // Neither list may be empty.
  template <class Value>
  Value among(const std::vector<Value>& values) {
    return values[static_cast<std::size_t>(below(static_cast<int>(values.size())))];
  }
  template <class Value>
  Value among(std::initializer_list<Value> values) {
    return values.begin()[below(static_cast<int>(values.size()))];
  }

 private:
  std::uint64_t state_;
};

// A pipe of one of the sizes that Linux can have.
sim::kernel::PipeSize random_pipe_size(Numbers& numbers);

// What a program is about, beside processes and pipes.
enum class Interest { kPipes, kFiles, kSignals, kThreads, kSockets };

// Of every handler: they are all the same to a program that only does what it is told.
inline constexpr std::uint64_t kHandlerAddress = 4096;

// A size that most reads and writes of a program have, so that they are messages; 0: there is none.
using MessageBytes = std::size_t;
MessageBytes random_message_size(const sim::kernel::PipeSize& size, Numbers& numbers);

struct Style {
  Interest interest = Interest::kPipes;
  MessageBytes message = 0;
};

// What `thread`, which is in no call, asks next.
sim::abi::Request random_request(const sim::kernel::KernelState& state, sim::abi::ThreadId thread,
                                 const Style& style, Numbers& numbers);

}  // namespace fuzz
