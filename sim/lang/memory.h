// The memory of one simulated process: a table of C objects whose bytes are shared between copies
// of the process until one of them writes. Every access is checked against its object.

#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "sim/lang/chunk.h"
#include "sim/lang/pointer.h"

namespace sim::lang {

enum class ObjectKind : std::uint8_t { kGlobal, kLiteral, kLocal, kHeap, kFunction, kInternal };

// One C object. `name` and `line` are for messages; for a function `name` is its number.
struct Object {
  std::uint64_t size = 0;
  std::uint32_t name = 0;
  std::uint32_t line = 0;        // where it was declared or allocated, in the user's listing
  std::uint32_t freed_line = 0;  // where free() was called
  std::uint16_t file = 0;        // of a heap block: 1 + index in Code::files; 0: the library's own
  std::uint8_t generation = 0;
  ObjectKind kind = ObjectKind::kInternal;
  bool alive = false;
  bool read_only = false;
  bool tracked = false;                                 // uninitialised at birth
  std::uint32_t next_free = 0;                          // the dead form a queue
  ChunkReference chunk;                                 // null: untouched, reads as zero
  std::shared_ptr<std::vector<ChunkReference>> chunks;  // instead of `chunk` above kChunkBytes
};

enum class Access : std::uint8_t { kRead, kWrite };

enum class FaultKind : std::uint8_t {
  kNull,
  kWild,     // no object was ever there
  kDead,     // freed, or its function has returned
  kOutside,  // before the start or past the end
  kReadOnly,
  kUninitialised,
  kFunction,  // the bytes of a function
  kMemoryLimit,
  kTooManyObjects,
};

// Why an access of `size` bytes at `at` is not possible.
struct Fault {
  FaultKind kind = FaultKind::kNull;
  Pointer at = 0;
  std::uint64_t size = 0;
  Access access = Access::kRead;
};

class Memory {
 public:
  Memory();
  Memory(const Memory& other);
  Memory(Memory&&) noexcept = default;
  Memory& operator=(const Memory&) = delete;
  Memory& operator=(Memory&&) noexcept = default;

  // To be called before a program runs on memory that may have been copied since: what is shared
  // must not be written to.
  void expect_copies() {
    if (was_copied_) forget_translations();
    was_copied_ = false;
  }
  void set_limit(std::size_t touched_bytes) { limit_ = touched_bytes; }
  std::size_t limit() const { return limit_; }
  // With the table of objects, as if no copy shared anything.
  std::size_t touched_bytes() const { return touched_ + pages_.size() * sizeof(Page); }

  // Calls visit(object) for every living object of a kind.
  template <class Visit>
  void visit_all(ObjectKind kind, Visit visit) const;
  // The sizes of all objects of a kind together.
  std::uint64_t bytes_of(ObjectKind kind) const;

  // A new object, all bytes zero (`tracked`: without a value). 0: too many objects.
  Pointer create(const Object& description);
  void destroy(Pointer pointer, std::uint32_t freed_line);

  // The object a pointer belongs to, alive or dead; null for NULL and numbers that are no pointers.
  const Object* entry(Pointer pointer) const;
  const Object* alive(Pointer pointer) const;
  // Changes a literal or global after its initial bytes are in place.
  void make_read_only(Pointer pointer) { writable_entry(index_of(pointer)).read_only = true; }

  template <class Scalar>
  bool load(Pointer pointer, Scalar& value);
  template <class Scalar>
  bool store(Pointer pointer, Scalar value);

  // What stands against accessing [pointer, pointer + size); does not look at initialisation.
  std::optional<Fault> check(Pointer pointer, std::uint64_t size, Access access) const;
  // The first byte of a readable range that has no value yet.
  std::optional<Fault> find_uninitialised(Pointer pointer, std::uint64_t size) const;
  // Why a load or store of `size` bytes did not succeed, where it truly cannot.
  std::optional<Fault> explain(Pointer pointer, std::uint64_t size, Access access) const;

  // These act on ranges that check() has passed. The result is false when the limit is reached.
  void copy_out(Pointer from, std::uint64_t size, char* to) const;
  bool copy_in(Pointer to, std::string_view bytes);
  bool fill(Pointer to, std::uint8_t byte, std::uint64_t size);
  bool move(Pointer to, Pointer from, std::uint64_t size);  // takes "has no value" along
  // The bytes from `from` that lie next to each other in host memory, at most `size`.
  std::string_view contiguous(Pointer from, std::uint64_t size) const;

 private:
  static constexpr std::uint32_t kPageShift = 6;
  static constexpr std::uint32_t kPageObjects = 1u << kPageShift;
  static constexpr std::uint32_t kQuarantine = 64;  // freed objects that keep their names
  static constexpr std::uint32_t kTranslations = 64;
  static constexpr std::uint64_t kMovePiece = 4096;  // bytes
  using Page = std::array<Object, kPageObjects>;

  // Where the bytes of one chunk of one object lie on the host.
  struct Translation {
    std::uint64_t read_tag = 0;
    std::uint64_t write_tag = 0;
    std::uint8_t* bytes = nullptr;
    std::uint8_t* initialised = nullptr;
    std::uint64_t limit = 0;
  };

  static std::uint64_t tag_of(Pointer pointer) { return pointer >> kChunkShift; }
  static std::size_t slot_of(std::uint64_t tag) {
    return (tag ^ (tag >> (kOffsetBits - kChunkShift))) % kTranslations;
  }

  const Object& entry_at(std::uint32_t index) const {
    return (*pages_[index >> kPageShift])[index % kPageObjects];
  }
  Object& writable_entry(std::uint32_t index);
  std::uint32_t take_index();
  Chunk* readable_chunk(const Object& object, std::uint64_t offset) const;
  Chunk* writable_chunk(std::uint32_t index, std::uint64_t offset);
  ChunkReference& chunk_slot(Object& object, std::uint64_t offset);
  void forget_object(std::uint32_t index);
  void forget_translations();
  bool translate_for_read(Pointer pointer, std::size_t size);
  bool translate_for_write(Pointer pointer, std::size_t size);
  bool move_piece(Pointer to, Pointer from, std::uint64_t size);
  bool load_bytes(Pointer pointer, void* value, std::size_t size);
  bool store_bytes(Pointer pointer, const void* value, std::size_t size);

  std::vector<std::shared_ptr<Page>> pages_;
  std::uint32_t object_count_ = 1;  // index 0 is NULL's
  std::uint32_t oldest_free_ = 0;
  std::uint32_t newest_free_ = 0;
  std::uint32_t free_count_ = 0;
  std::size_t touched_ = 0;
  std::size_t limit_ = SIZE_MAX;
  std::array<Translation, kTranslations> translations_{};
  mutable bool was_copied_ = false;  // and the places in `translations_` are not its own any more
};

template <class Visit>
void Memory::visit_all(ObjectKind kind, Visit visit) const {
  for (std::uint32_t index = 1; index < object_count_; ++index) {
    const Object& object = entry_at(index);
    if (object.alive && object.kind == kind) visit(object);
  }
}

template <class Scalar>
inline bool Memory::load(Pointer pointer, Scalar& value) {
  const std::uint64_t tag = tag_of(pointer);
  const Translation& place = translations_[slot_of(tag)];
  const std::uint64_t low = pointer & (kChunkBytes - 1);
  if (place.read_tag != tag || low + sizeof(Scalar) > place.limit) [[unlikely]]
    return load_bytes(pointer, &value, sizeof(Scalar));
  if (place.initialised) {
    std::uint16_t bits;
    std::memcpy(&bits, place.initialised + (low >> 3), sizeof bits);
    constexpr unsigned kMask = (1u << sizeof(Scalar)) - 1;
    if (((bits >> (low & 7)) & kMask) != kMask) [[unlikely]]
      return false;
  }
  std::memcpy(&value, place.bytes + low, sizeof(Scalar));
  return true;
}

template <class Scalar>
inline bool Memory::store(Pointer pointer, Scalar value) {
  const std::uint64_t tag = tag_of(pointer);
  const Translation& place = translations_[slot_of(tag)];
  const std::uint64_t low = pointer & (kChunkBytes - 1);
  if (place.write_tag != tag || low + sizeof(Scalar) > place.limit) [[unlikely]]
    return store_bytes(pointer, &value, sizeof(Scalar));
  std::memcpy(place.bytes + low, &value, sizeof(Scalar));
  if (place.initialised) {
    std::uint16_t bits;
    std::memcpy(&bits, place.initialised + (low >> 3), sizeof bits);
    bits = static_cast<std::uint16_t>(bits | (((1u << sizeof(Scalar)) - 1) << (low & 7)));
    std::memcpy(place.initialised + (low >> 3), &bits, sizeof bits);
  }
  return true;
}

}  // namespace sim::lang
