#include "sim/lang/c_string.h"

#include <algorithm>
#include <cstring>

namespace sim::lang {

using abi::Diagnostic;
using abi::Expected;
using abi::unexpected;

// Instructions that a loop over so many bytes is worth.
static void spend_on(Machine& machine, std::uint64_t bytes) { machine.spend(bytes / 16); }

static Diagnostic no_terminator(const Machine& machine, const Object& object) {
  return machine.mistake(machine.called_function() + "() reads past the end of " +
                             machine.describe(object) + ": there is no '\\0' in its " +
                             std::to_string(object.size) + " bytes",
                         "a string needs room for its text and a '\\0' behind it");
}

Expected<std::uint64_t, Diagnostic> string_length(Machine& machine, Pointer text,
                                                  std::uint64_t limit) {
  const Memory& memory = machine.memory();
  if (limit == 0) return 0;
  if (const auto fault = memory.check(text, 1, Access::kRead))
    return unexpected(machine.mistake_in_call(*fault));
  const Object& object = *memory.entry(text);
  const auto start = static_cast<std::uint64_t>(offset_of(text));
  const std::uint64_t most = std::min(limit, object.size - start);
  std::uint64_t length = 0;
  bool ended = false;
  while (length < most && !ended) {
    const std::string_view piece = memory.contiguous(text + length, most - length);
    const void* zero = std::memchr(piece.data(), 0, piece.size());
    ended = zero != nullptr;
    length += ended ? static_cast<std::uint64_t>(static_cast<const char*>(zero) - piece.data())
                    : piece.size();
  }
  spend_on(machine, length);
  if (const auto fault = memory.find_uninitialised(text, length + (ended ? 1 : 0)))
    return unexpected(machine.mistake_in_call(*fault));
  if (!ended && length < limit) return unexpected(no_terminator(machine, object));
  if (auto race = machine.note_block(text, length + (ended ? 1 : 0), Access::kRead))
    return unexpected(*std::move(race));
  return length;
}

Expected<std::string, Diagnostic> string_at(Machine& machine, Pointer text, std::uint64_t limit) {
  const auto length = string_length(machine, text, limit);
  if (!length) return unexpected(length.error());
  std::string bytes(*length, '\0');
  if (*length > 0) machine.memory().copy_out(text, *length, bytes.data());
  return bytes;
}

// A block from malloc may hold a struct, whose gaps are at most 7 bytes and never have a value;
// what it holds is not known.
static bool may_be_padding(const Memory& memory, Pointer from, std::uint64_t length) {
  static constexpr std::uint64_t kLongestGap = 7;
  return memory.entry(from)->kind == ObjectKind::kHeap && length <= kLongestGap;
}

// Listings often pass on a whole array that holds a short string.
static bool is_behind_string(const Memory& memory, Pointer start, Pointer hole) {
  if (hole == start) return false;
  char last = 1;
  memory.copy_out(hole - 1, 1, &last);
  return last == '\0';
}

// The first bytes without a value that nothing excuses.
static std::optional<Fault> find_mistaken(const Memory& memory, Pointer from, std::uint64_t size) {
  const Pointer end = from + size;
  for (Pointer at = from; at < end;) {
    const auto fault = memory.find_uninitialised(at, end - at);
    if (!fault) return fault;
    std::uint64_t length = 1;
    while (fault->at + length < end && memory.find_uninitialised(fault->at + length, 1)) ++length;
    const bool is_excused = length < size && (may_be_padding(memory, from, length) ||
                                              is_behind_string(memory, from, fault->at));
    if (!is_excused) return fault;
    at = fault->at + length;
  }
  return std::nullopt;
}

Expected<std::string, Diagnostic> bytes_at(Machine& machine, Pointer from, std::uint64_t size) {
  std::string bytes;
  if (size == 0) return bytes;
  const Memory& memory = machine.memory();
  if (const auto fault = memory.check(from, size, Access::kRead))
    return unexpected(machine.mistake_in_call(*fault));
  if (const auto fault = find_mistaken(memory, from, size))
    return unexpected(machine.mistake_in_call(*fault));
  if (auto race = machine.note_block(from, size, Access::kRead))
    return unexpected(*std::move(race));
  bytes.resize(size);
  memory.copy_out(from, size, bytes.data());
  spend_on(machine, size);
  return bytes;
}

std::optional<Diagnostic> store_bytes(Machine& machine, Pointer to, std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  Memory& memory = machine.memory();
  if (const auto fault = memory.check(to, bytes.size(), Access::kWrite))
    return machine.mistake_in_call(*fault);
  if (auto race = machine.note_block(to, bytes.size(), Access::kWrite)) return race;
  if (!memory.copy_in(to, bytes))
    return machine.mistake_in_call({FaultKind::kMemoryLimit, to, bytes.size(), Access::kWrite});
  spend_on(machine, bytes.size());
  return std::nullopt;
}

}  // namespace sim::lang
