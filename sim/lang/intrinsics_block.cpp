// <string.h>: the functions that work on blocks of bytes.

#include <array>
#include <cstring>

#include "sim/lang/c_string.h"
#include "sim/lang/native.h"

namespace sim::lang {

static constexpr NativeResult kDone{};

static NativeResult move_bytes(Machine& machine, const std::uint64_t* window) {
  const Pointer to = window[0];
  const Pointer from = window[1];
  const std::uint64_t size = window[2];
  Memory& memory = machine.memory();
  if (size == 0) return kDone;
  if (const auto fault = memory.check(from, size, Access::kRead))
    return machine.mistake_in_call(*fault);
  if (const auto fault = memory.check(to, size, Access::kWrite))
    return machine.mistake_in_call(*fault);
  machine.spend(size / 16);
  if (memory.move(to, from, size)) return kDone;
  return machine.mistake_in_call({FaultKind::kMemoryLimit, to, size, Access::kWrite});
}

static NativeResult memmove(Machine& machine, std::uint64_t* window) {
  return move_bytes(machine, window);
}

static NativeResult memcpy(Machine& machine, std::uint64_t* window) {
  const bool overlap = window[0] < window[1] + window[2] && window[1] < window[0] + window[2];
  if (overlap && window[0] != window[1] && window[2] > 0)
    return machine.mistake(machine.called_function() + "() is given places that overlap",
                           "memmove() copies between places that overlap");
  return move_bytes(machine, window);
}

static NativeResult memset(Machine& machine, std::uint64_t* window) {
  const std::uint64_t size = window[2];
  if (size == 0) return kDone;
  if (const auto fault = machine.memory().check(window[0], size, Access::kWrite))
    return machine.mistake_in_call(*fault);
  machine.spend(size / 16);
  if (machine.memory().fill(window[0], static_cast<std::uint8_t>(window[1]), size)) return kDone;
  return machine.mistake_in_call({FaultKind::kMemoryLimit, window[0], size, Access::kWrite});
}

static NativeResult memcmp(Machine& machine, std::uint64_t* window) {
  const auto left = bytes_at(machine, window[0], window[2]);
  if (!left) return left.error();
  const auto right = bytes_at(machine, window[1], window[2]);
  if (!right) return right.error();
  std::size_t i = 0;
  while (i < left->size() && (*left)[i] == (*right)[i]) ++i;
  const int difference = i == left->size() ? 0
                                           : static_cast<unsigned char>((*left)[i]) -
                                                 static_cast<unsigned char>((*right)[i]);
  window[0] = static_cast<std::uint64_t>(std::int64_t{difference});
  return kDone;
}

static NativeResult memchr(Machine& machine, std::uint64_t* window) {
  const auto bytes = bytes_at(machine, window[0], window[2]);
  if (!bytes) return bytes.error();
  const std::size_t at = bytes->find(static_cast<char>(window[1]));
  window[0] = at == std::string::npos ? 0 : window[0] + at;
  return kDone;
}

std::span<const Native> block_natives() {
  static constexpr std::array kNatives{
      Native{"memcpy", memcpy}, Native{"memmove", memmove}, Native{"memset", memset},
      Native{"memcmp", memcmp}, Native{"memchr", memchr},
  };
  return kNatives;
}

}  // namespace sim::lang
