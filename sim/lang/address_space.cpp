#include "sim/lang/address_space.h"

#include <algorithm>

namespace sim::lang {

static constexpr std::uint64_t kPage = 4096;
static constexpr std::uint64_t kMapped = 128 * 1024;     // malloc maps blocks from this size on
static constexpr std::uint64_t kArenaStep = 132 * 1024;  // what malloc asks brk(2) for
static constexpr std::uint64_t kHeader = 8;              // in front of every block
static constexpr std::uint64_t kSmallestBlock = 32;
static constexpr std::uint64_t kUnlimited = ~std::uint64_t{0};

// A small program's text, libraries and stack before its heap begins; and what of it is data.
static constexpr std::uint64_t kProgramBytes = 2304 * 1024;
static constexpr std::uint64_t kDataBytes = 96 * 1024;

static std::uint64_t round_up(std::uint64_t size, std::uint64_t step) {
  return (size + step - 1) / step * step;
}

static std::uint64_t with_header(std::uint64_t size) {
  return std::max(round_up(size + kHeader, 16), kSmallestBlock);
}

static bool is_mapped(std::uint64_t size) { return with_header(size) >= kMapped; }
static std::uint64_t mapping(std::uint64_t size) {
  return round_up(with_header(size) + kHeader, kPage);
}

// What a limit leaves for the heap.
static std::uint64_t rest(std::uint64_t limit, std::uint64_t used) {
  if (limit == kUnlimited) return kUnlimited;
  return limit > used ? limit - used : 0;
}

std::uint64_t AddressSpace::heap_bytes() const {
  return round_up(std::max<std::uint64_t>(small_, 1), kArenaStep) + mapped_;
}

void AddressSpace::limit(const program::MemoryLimits& limits, std::uint64_t globals) {
  most_ = std::min(rest(limits.address_space, kProgramBytes + globals),
                   rest(limits.data, kDataBytes + globals));
}

// A limit that is below what there is already forbids nothing but to grow.
bool AddressSpace::take(std::uint64_t size) {
  AddressSpace grown = *this;
  if (is_mapped(size)) {
    grown.mapped_ += mapping(size);
  } else {
    grown.small_ += with_header(size);
  }
  const std::uint64_t bytes = grown.heap_bytes();
  if (bytes > most_ && bytes > heap_bytes()) return false;
  *this = grown;
  return true;
}

void AddressSpace::give_back(std::uint64_t size) {
  if (is_mapped(size)) {
    mapped_ -= mapping(size);
  } else {
    small_ -= with_header(size);
  }
}

}  // namespace sim::lang
