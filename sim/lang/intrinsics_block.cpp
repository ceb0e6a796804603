// <string.h>: the functions that work on blocks of bytes.

#include <algorithm>
#include <array>

#include "sim/lang/c_string.h"
#include "sim/lang/native.h"

namespace sim::lang {

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
  if (auto race = machine.note_block(from, size, Access::kRead)) return *race;
  if (auto race = machine.note_block(to, size, Access::kWrite)) return *race;
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
  if (auto race = machine.note_block(window[0], size, Access::kWrite)) return *race;
  machine.spend(size / 16);
  if (machine.memory().fill(window[0], static_cast<std::uint8_t>(window[1]), size)) return kDone;
  return machine.mistake_in_call({FaultKind::kMemoryLimit, window[0], size, Access::kWrite});
}

// Blocks may be huge, so they are looked at in pieces.
static constexpr std::uint64_t kPiece = 65536;

// Why a block cannot be looked at, as far as that is known from its size.
static std::optional<abi::Diagnostic> refuse_block(const Machine& machine, const Memory& memory,
                                                   Pointer block, std::uint64_t size) {
  if (size == 0) return std::nullopt;
  const auto fault = memory.check(block, size, Access::kRead);
  if (!fault) return std::nullopt;
  return machine.mistake_in_call(*fault);
}

static int difference_of(const std::string& left, const std::string& right) {
  const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin());
  if (a == left.end()) return 0;
  return static_cast<unsigned char>(*a) - static_cast<unsigned char>(*b);
}

static NativeResult memcmp(Machine& machine, std::uint64_t* window) {
  for (const Pointer block : {window[0], window[1]})
    if (auto diagnostic = refuse_block(machine, machine.memory(), block, window[2]))
      return *diagnostic;
  int difference = 0;
  for (std::uint64_t done = 0; done < window[2] && difference == 0; done += kPiece) {
    const std::uint64_t size = std::min(window[2] - done, kPiece);
    const auto left = bytes_at(machine, window[0] + done, size);
    if (!left) return left.error();
    const auto right = bytes_at(machine, window[1] + done, size);
    if (!right) return right.error();
    difference = difference_of(*left, *right);
  }
  window[0] = static_cast<std::uint64_t>(std::int64_t{difference});
  return kDone;
}

static NativeResult memchr(Machine& machine, std::uint64_t* window) {
  if (auto diagnostic = refuse_block(machine, machine.memory(), window[0], window[2]))
    return *diagnostic;
  Pointer found = 0;
  for (std::uint64_t done = 0; done < window[2] && found == 0; done += kPiece) {
    const auto bytes = bytes_at(machine, window[0] + done, std::min(window[2] - done, kPiece));
    if (!bytes) return bytes.error();
    const std::size_t at = bytes->find(static_cast<char>(window[1]));
    if (at != std::string::npos) found = window[0] + done + at;
  }
  window[0] = found;
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
