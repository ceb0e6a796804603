#include "sim/lang/memory.h"

#include <algorithm>

namespace sim::lang {

// What untouched memory reads as.
alignas(16) static const std::uint8_t kZeros[kChunkBytes + 16] = {};

static std::uint64_t chunk_start(std::uint64_t offset) {
  return offset & ~std::uint64_t{kChunkBytes - 1};
}

// Bytes of the chunk of `object` that holds `offset`.
static std::uint32_t chunk_size(const Object& object, std::uint64_t offset) {
  const std::uint64_t rest = object.size - chunk_start(offset);
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(rest, kChunkBytes));
}

static std::uint64_t chunk_count(const Object& object) {
  return (object.size + kChunkBytes - 1) >> kChunkShift;
}

// Host memory that an object above kChunkBytes takes beside its bytes.
static std::uint64_t list_bytes(const Object& object) {
  return chunk_count(object) * sizeof(ChunkReference);
}

Memory::Memory() { pages_.push_back(std::make_shared<Page>()); }

Memory::Memory(const Memory& other)
    : pages_(other.pages_),
      object_count_(other.object_count_),
      oldest_free_(other.oldest_free_),
      newest_free_(other.newest_free_),
      free_count_(other.free_count_),
      touched_(other.touched_),
      limit_(other.limit_) {
  other.was_copied_ = true;
}

void Memory::forget_translations() { translations_.fill(Translation{}); }

void Memory::forget_object(std::uint32_t index) {
  const Object& object = entry_at(index);
  if (object.size > kChunkBytes) return forget_translations();
  const std::uint64_t tag = tag_of(make_pointer(index, object.generation));
  Translation& place = translations_[slot_of(tag)];
  if (place.read_tag == tag) place = Translation{};
}

Object& Memory::writable_entry(std::uint32_t index) {
  std::shared_ptr<Page>& page = pages_[index >> kPageShift];
  if (page.use_count() > 1) page = std::make_shared<Page>(*page);
  return (*page)[index % kPageObjects];
}

std::uint32_t Memory::take_index() {
  if (free_count_ > kQuarantine) {
    const std::uint32_t index = oldest_free_;
    oldest_free_ = entry_at(index).next_free;
    --free_count_;
    return index;
  }
  if (object_count_ > kIndexMask) return 0;
  if (object_count_ % kPageObjects == 0) pages_.push_back(std::make_shared<Page>());
  return object_count_++;
}

std::uint64_t Memory::bytes_of(ObjectKind kind) const {
  std::uint64_t bytes = 0;
  visit_all(kind, [&](const Object& object) { bytes += object.size; });
  return bytes;
}

Pointer Memory::create(const Object& description) {
  const std::uint32_t index = take_index();
  if (index == 0) return 0;
  Object& object = writable_entry(index);
  const auto generation = static_cast<std::uint8_t>(object.generation + 1);
  object = description;
  object.generation = generation;
  object.alive = true;
  return make_pointer(index, generation);
}

void Memory::destroy(Pointer pointer, std::uint32_t freed_line) {
  const std::uint32_t index = index_of(pointer);
  forget_object(index);
  Object& object = writable_entry(index);
  if (object.chunk) touched_ -= object.chunk->allocated;
  if (object.chunks) {
    touched_ -= list_bytes(object);
    for (const ChunkReference& chunk : *object.chunks)
      if (chunk) touched_ -= chunk->allocated;
  }
  object.chunk = {};
  object.chunks = nullptr;
  object.alive = false;
  object.freed_line = freed_line;
  if (free_count_ == 0)
    oldest_free_ = index;
  else
    writable_entry(newest_free_).next_free = index;
  newest_free_ = index;
  ++free_count_;
}

const Object* Memory::entry(Pointer pointer) const {
  const std::uint32_t index = index_of(pointer);
  if (index == 0 || index >= object_count_) return nullptr;
  const Object& object = entry_at(index);
  return object.generation == generation_of(pointer) ? &object : nullptr;
}

const Object* Memory::alive(Pointer pointer) const {
  const Object* object = entry(pointer);
  return object && object->alive ? object : nullptr;
}

ChunkReference& Memory::chunk_slot(Object& object, std::uint64_t offset) {
  if (object.size <= kChunkBytes) return object.chunk;
  if (!object.chunks) {
    object.chunks = std::make_shared<std::vector<ChunkReference>>(chunk_count(object));
    touched_ += list_bytes(object);
  } else if (object.chunks.use_count() > 1) {
    object.chunks = std::make_shared<std::vector<ChunkReference>>(*object.chunks);
  }
  return (*object.chunks)[offset >> kChunkShift];
}

Chunk* Memory::readable_chunk(const Object& object, std::uint64_t offset) const {
  if (object.size <= kChunkBytes) return object.chunk.get();
  return object.chunks ? (*object.chunks)[offset >> kChunkShift].get() : nullptr;
}

// Null when the memory limit is reached.
Chunk* Memory::writable_chunk(std::uint32_t index, std::uint64_t offset) {
  Object& object = writable_entry(index);
  ChunkReference& chunk = chunk_slot(object, offset);
  if (chunk && !chunk.is_shared()) return chunk.get();
  const std::uint64_t tag = tag_of(make_pointer(index, object.generation) + offset);
  Translation& place = translations_[slot_of(tag)];
  if (place.read_tag == tag) place = Translation{};
  if (!chunk) {
    const auto tracking = object.tracked ? Chunk::Tracking::kInitialised : Chunk::Tracking::kNone;
    if (touched_ + chunk_size(object, offset) > limit_) return nullptr;
    chunk = ChunkReference(Chunk::create(chunk_size(object, offset), tracking));
    touched_ += chunk->allocated;
  } else {
    chunk = ChunkReference(Chunk::copy(*chunk.get()));
  }
  return chunk.get();
}

std::optional<Fault> Memory::check(Pointer pointer, std::uint64_t size, Access access) const {
  const auto fault = [&](FaultKind kind) { return Fault{kind, pointer, size, access}; };
  const Object* object = entry(pointer);
  if (!object) {
    if (index_of(pointer) == 0) return fault(pointer == 0 ? FaultKind::kNull : FaultKind::kWild);
    return fault(index_of(pointer) < object_count_ ? FaultKind::kDead : FaultKind::kWild);
  }
  if (!object->alive) return fault(FaultKind::kDead);
  if (object->kind == ObjectKind::kFunction) return fault(FaultKind::kFunction);
  const std::int64_t offset = offset_of(pointer);
  if (offset < 0 || static_cast<std::uint64_t>(offset) > object->size ||
      size > object->size - static_cast<std::uint64_t>(offset))
    return fault(FaultKind::kOutside);
  if (access == Access::kWrite && object->read_only) return fault(FaultKind::kReadOnly);
  return std::nullopt;
}

std::optional<Fault> Memory::find_uninitialised(Pointer pointer, std::uint64_t size) const {
  const Object& object = entry_at(index_of(pointer));
  if (!object.tracked) return std::nullopt;
  const auto start = static_cast<std::uint64_t>(offset_of(pointer));
  std::uint64_t offset = start;
  while (offset < start + size) {
    const Chunk* chunk = readable_chunk(object, offset);
    const std::uint64_t low = offset % kChunkBytes;
    const std::uint8_t byte = chunk ? chunk->initialised[low >> 3] : 0;
    if (!(byte >> (low & 7) & 1))
      return Fault{FaultKind::kUninitialised, pointer + (offset - start), 1, Access::kRead};
    offset += byte == 0xff ? 8 - (low & 7) : 1;
  }
  return std::nullopt;
}

std::optional<Fault> Memory::explain(Pointer pointer, std::uint64_t size, Access access) const {
  if (auto fault = check(pointer, size, access)) return fault;
  if (access == Access::kWrite) return Fault{FaultKind::kMemoryLimit, pointer, size, access};
  auto fault = find_uninitialised(pointer, size);
  if (fault) fault->size = size;
  return fault;
}

bool Memory::translate_for_read(Pointer pointer, std::size_t size) {
  if (check(pointer, size, Access::kRead)) return false;
  const Object& object = entry_at(index_of(pointer));
  const auto offset = static_cast<std::uint64_t>(offset_of(pointer));
  Chunk* chunk = readable_chunk(object, offset);
  if (!chunk && object.tracked) return false;
  const std::uint64_t tag = tag_of(pointer);
  Translation& place = translations_[slot_of(tag)];
  if (place.read_tag == tag) return true;
  place.read_tag = tag;
  place.write_tag = 0;
  place.limit = chunk_size(object, offset);
  // Reading never writes through this: write_tag stays 0 until the chunk is this process's own.
  place.bytes = chunk ? chunk->bytes() : const_cast<std::uint8_t*>(kZeros);
  place.initialised = chunk ? chunk->initialised : nullptr;
  return true;
}

bool Memory::translate_for_write(Pointer pointer, std::size_t size) {
  if (check(pointer, size, Access::kWrite)) return false;
  const auto offset = static_cast<std::uint64_t>(offset_of(pointer));
  Chunk* chunk = writable_chunk(index_of(pointer), offset);
  if (!chunk) return false;
  const std::uint64_t tag = tag_of(pointer);
  translations_[slot_of(tag)] =
      Translation{tag, tag, chunk->bytes(), chunk->initialised, chunk->size};
  return true;
}

// True when [pointer, pointer + size) lies in more than one chunk.
static bool is_split(Pointer pointer, std::size_t size) {
  return (pointer & (kChunkBytes - 1)) + size > kChunkBytes;
}

bool Memory::load_bytes(Pointer pointer, void* value, std::size_t size) {
  if (check(pointer, size, Access::kRead)) return false;
  if (is_split(pointer, size) && find_uninitialised(pointer, size)) return false;
  if (is_split(pointer, size)) {
    copy_out(pointer, size, static_cast<char*>(value));
    return true;
  }
  if (!translate_for_read(pointer, size)) return false;
  if (find_uninitialised(pointer, size)) return false;
  std::memcpy(value, translations_[slot_of(tag_of(pointer))].bytes + (pointer % kChunkBytes), size);
  return true;
}

bool Memory::store_bytes(Pointer pointer, const void* value, std::size_t size) {
  if (check(pointer, size, Access::kWrite)) return false;
  if (!is_split(pointer, size) && !translate_for_write(pointer, size)) return false;
  return copy_in(pointer, {static_cast<const char*>(value), size});
}

void Memory::copy_out(Pointer from, std::uint64_t size, char* to) const {
  while (size > 0) {
    const std::string_view piece = contiguous(from, size);
    std::memcpy(to, piece.data(), piece.size());
    to += piece.size();
    from += piece.size();
    size -= piece.size();
  }
}

std::string_view Memory::contiguous(Pointer from, std::uint64_t size) const {
  const Object& object = entry_at(index_of(from));
  const auto offset = static_cast<std::uint64_t>(offset_of(from));
  const std::uint64_t low = offset % kChunkBytes;
  Chunk* chunk = readable_chunk(object, offset);
  const std::uint8_t* bytes = chunk ? chunk->bytes() : kZeros;
  return {reinterpret_cast<const char*>(bytes + low), std::min(size, kChunkBytes - low)};
}

static void mark_initialised(Chunk& chunk, std::uint64_t low, std::uint64_t size) {
  if (!chunk.initialised) return;
  const std::uint64_t end = low + size;
  for (; low < end && low % 8 != 0; ++low)
    chunk.initialised[low >> 3] =
        static_cast<std::uint8_t>(chunk.initialised[low >> 3] | (1u << (low & 7)));
  if (end > low) std::memset(chunk.initialised + (low >> 3), 0xff, (end - low) / 8);
  for (low += (end - low) / 8 * 8; low < end; ++low)
    chunk.initialised[low >> 3] =
        static_cast<std::uint8_t>(chunk.initialised[low >> 3] | (1u << (low & 7)));
}

bool Memory::copy_in(Pointer to, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto offset = static_cast<std::uint64_t>(offset_of(to));
    const std::uint64_t low = offset % kChunkBytes;
    Chunk* chunk = writable_chunk(index_of(to), offset);
    if (!chunk) return false;
    const std::string_view piece = bytes.substr(0, kChunkBytes - low);
    std::memcpy(chunk->bytes() + low, piece.data(), piece.size());
    mark_initialised(*chunk, low, piece.size());
    to += piece.size();
    bytes.remove_prefix(piece.size());
  }
  return true;
}

bool Memory::fill(Pointer to, std::uint8_t byte, std::uint64_t size) {
  while (size > 0) {
    const auto offset = static_cast<std::uint64_t>(offset_of(to));
    const std::uint64_t low = offset % kChunkBytes;
    const std::uint64_t piece = std::min(size, kChunkBytes - low);
    Chunk* chunk = writable_chunk(index_of(to), offset);
    if (!chunk) return false;
    std::memset(chunk->bytes() + low, byte, piece);
    mark_initialised(*chunk, low, piece);
    to += piece;
    size -= piece;
  }
  return true;
}

// Copies `count` bits between two bitmaps.
static void copy_bits(const std::uint8_t* from, std::uint64_t from_bit, std::uint8_t* to,
                      std::uint64_t to_bit, std::uint64_t count) {
  if (from_bit % 8 == 0 && to_bit % 8 == 0) {
    std::memcpy(to + to_bit / 8, from + from_bit / 8, count / 8);
    from_bit += count / 8 * 8;
    to_bit += count / 8 * 8;
    count %= 8;
  }
  for (; count > 0; --count, ++from_bit, ++to_bit) {
    const unsigned bit = from[from_bit / 8] >> from_bit % 8 & 1u;
    const unsigned others = to[to_bit / 8] & ~(1u << to_bit % 8);
    to[to_bit / 8] = static_cast<std::uint8_t>(others | bit << to_bit % 8);
  }
}

// Calls visit(offset in the object, bytes done before, bytes) for the part in each chunk.
template <class Visit>
static void for_each_chunk(std::uint64_t offset, std::uint64_t size, Visit visit) {
  for (std::uint64_t done = 0; done < size;) {
    const std::uint64_t part = std::min(size - done, kChunkBytes - (offset + done) % kChunkBytes);
    visit(offset + done, done, part);
    done += part;
  }
}

// At most kMovePiece bytes, which may lie in two chunks on either side.
bool Memory::move_piece(Pointer to, Pointer from, std::uint64_t size) {
  std::array<char, kMovePiece> bytes;
  copy_out(from, size, bytes.data());
  if (!find_uninitialised(from, size)) return copy_in(to, {bytes.data(), size});
  std::array<std::uint8_t, kMovePiece / 8> marks{};
  const Object& source = entry_at(index_of(from));
  const auto from_offset = static_cast<std::uint64_t>(offset_of(from));
  for_each_chunk(from_offset, size, [&](std::uint64_t offset, std::uint64_t done, std::uint64_t n) {
    const Chunk* chunk = readable_chunk(source, offset);
    if (chunk) copy_bits(chunk->initialised, offset % kChunkBytes, marks.data(), done, n);
  });
  if (!copy_in(to, {bytes.data(), size})) return false;
  if (!entry_at(index_of(to)).tracked) return true;
  const auto to_offset = static_cast<std::uint64_t>(offset_of(to));
  for_each_chunk(to_offset, size, [&](std::uint64_t offset, std::uint64_t done, std::uint64_t n) {
    std::uint8_t* kept = writable_chunk(index_of(to), offset)->initialised;
    copy_bits(marks.data(), done, kept, offset % kChunkBytes, n);
  });
  return true;
}

// Where the places overlap, bytes that are still to be read are not written over.
bool Memory::move(Pointer to, Pointer from, std::uint64_t size) {
  const bool backwards = to > from && to - from < size;
  for (std::uint64_t done = 0; done < size;) {
    const std::uint64_t piece = std::min<std::uint64_t>(size - done, kMovePiece);
    const std::uint64_t start = backwards ? size - done - piece : done;
    if (!move_piece(to + start, from + start, piece)) return false;
    done += piece;
  }
  return true;
}

}  // namespace sim::lang
