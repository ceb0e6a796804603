// A run of simulated bytes, shared by every copy of a program until one of them writes.

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace sim::lang {

// Objects larger than this are split into chunks of this size.
inline constexpr std::uint32_t kChunkShift = 16;
inline constexpr std::uint32_t kChunkBytes = 1u << kChunkShift;

// Invariant: what `initialised` points to has one bit per byte, set once the byte was given a
// value; it is null for memory that C gives a value at birth.
struct Chunk {
  enum class Tracking { kNone, kInitialised };

  std::atomic<std::uint32_t> references{1};
  std::uint32_t size = 0;
  std::uint32_t allocated = 0;  // host bytes, header included
  std::uint8_t* initialised = nullptr;

  std::uint8_t* bytes() { return reinterpret_cast<std::uint8_t*>(this + 1); }

  static Chunk* create(std::uint32_t size, Tracking tracking);
  static Chunk* copy(Chunk& other);
  static void release(Chunk* chunk);
};

// Shares a chunk by counting references.
class ChunkReference {
 public:
  ChunkReference() = default;
  explicit ChunkReference(Chunk* owned) : chunk_(owned) {}
  ChunkReference(const ChunkReference& other) : chunk_(other.chunk_) {
    if (chunk_) chunk_->references.fetch_add(1, std::memory_order_relaxed);
  }
  ChunkReference(ChunkReference&& other) noexcept : chunk_(std::exchange(other.chunk_, nullptr)) {}
  ChunkReference& operator=(ChunkReference other) noexcept {
    std::swap(chunk_, other.chunk_);
    return *this;
  }
  ~ChunkReference() {
    if (chunk_) Chunk::release(chunk_);
  }

  Chunk* get() const { return chunk_; }
  Chunk* operator->() const { return chunk_; }
  explicit operator bool() const { return chunk_ != nullptr; }
  bool is_shared() const { return chunk_->references.load(std::memory_order_acquire) > 1; }

 private:
  Chunk* chunk_ = nullptr;
};

}  // namespace sim::lang
