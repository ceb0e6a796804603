#include "sim/lang/chunk.h"

#include <cstring>
#include <new>

namespace sim::lang {

// Scalars of 8 bytes are tested and marked through 16-bit words of the bitmap, which may reach one
// byte past its end.
static std::uint32_t bitmap_bytes(std::uint32_t size) { return size / 8 + 3; }

Chunk* Chunk::create(std::uint32_t size, Tracking tracking) {
  const std::uint32_t padded = (size + 7u) & ~7u;
  const std::uint32_t bits = tracking == Tracking::kInitialised ? bitmap_bytes(size) : 0;
  const std::uint32_t total = static_cast<std::uint32_t>(sizeof(Chunk)) + padded + bits;
  auto* chunk = new (::operator new(total)) Chunk;
  chunk->size = size;
  chunk->allocated = total;
  std::memset(chunk->bytes(), 0, padded + bits);
  if (bits > 0) chunk->initialised = chunk->bytes() + padded;
  return chunk;
}

Chunk* Chunk::copy(Chunk& other) {
  Chunk* chunk = create(other.size, other.initialised ? Tracking::kInitialised : Tracking::kNone);
  std::memcpy(chunk->bytes(), other.bytes(), other.allocated - sizeof(Chunk));
  return chunk;
}

void Chunk::release(Chunk* chunk) {
  if (chunk->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  chunk->~Chunk();
  ::operator delete(chunk);
}

}  // namespace sim::lang
