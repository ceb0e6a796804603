// malloc and its kin: every block is an object of its own.

#include <algorithm>
#include <array>
#include <cerrno>
#include <limits>

#include "sim/lang/native.h"

namespace sim::lang {

// What malloc promises without memory being there, as Linux's overcommit does.
static constexpr std::uint64_t kAddressSpace = 16ull << 30;

enum class Birth { kIndeterminate, kZeroed };
enum class Owner { kProgram, kLibrary };  // who is to free it

static Pointer allocate(Machine& machine, std::uint64_t size, Birth birth,
                        Owner owner = Owner::kProgram) {
  Pointer block = 0;
  machine.spend(std::min<std::uint64_t>(size, kChunkBytes) / 64);  // cleared when it is touched
  const bool has_room =
      size < std::min(kAddressSpace, kMaxObjectBytes) && machine.address_space().take(size);
  if (has_room) {
    Object object;
    object.size = size;
    object.kind = ObjectKind::kHeap;
    object.line = machine.user_line();
    object.file = owner == Owner::kProgram ? machine.user_file() : std::uint16_t{0};
    object.tracked = birth == Birth::kIndeterminate;
    block = machine.memory().create(object);
    if (block == 0) machine.address_space().give_back(size);
  }
  if (block == 0) machine.set_errno(ENOMEM);
  return block;
}

// What stands against freeing a pointer.
static std::optional<abi::Diagnostic> not_freeable(Machine& machine, Pointer pointer) {
  const std::string call = machine.called_function() + "()";
  const Object* object = machine.memory().entry(pointer);
  if (!object) return machine.mistake(call + " is given a pointer that did not come from malloc()");
  if (object->kind != ObjectKind::kHeap)
    return machine.mistake(
        call + " is given " + machine.describe(*object) + ", which did not come from malloc()",
        "only what malloc(), calloc() or realloc() returned can be freed");
  if (!object->alive)
    return machine.mistake(call + " is given a block that was freed before, on line " +
                               std::to_string(object->freed_line),
                           "the block was allocated on line " + std::to_string(object->line));
  if (offset_of(pointer) != 0)
    return machine.mistake(call + " is given a pointer to byte " +
                               std::to_string(offset_of(pointer)) + " of " +
                               machine.describe(*object),
                           "free() wants the pointer that malloc() returned");
  return std::nullopt;
}

static void destroy(Machine& machine, Pointer block) {
  machine.address_space().give_back(machine.memory().entry(block)->size);
  machine.destroy_object(block, machine.user_line());
}

static NativeResult malloc(Machine& machine, std::uint64_t* window) {
  window[0] = allocate(machine, window[0], Birth::kIndeterminate);
  return kDone;
}

static NativeResult calloc(Machine& machine, std::uint64_t* window) {
  std::uint64_t size = 0;
  if (__builtin_mul_overflow(window[0], window[1], &size))
    size = std::numeric_limits<std::uint64_t>::max();
  window[0] = allocate(machine, size, Birth::kZeroed);
  return kDone;
}

// Memory that the library keeps for itself, all zero: behind a FILE, or the environment.
static NativeResult own_block(Machine& machine, std::uint64_t* window) {
  window[0] = allocate(machine, window[0], Birth::kZeroed, Owner::kLibrary);
  return kDone;
}

static NativeResult free(Machine& machine, std::uint64_t* window) {
  const Pointer block = window[0];
  if (block == 0) return kDone;
  if (auto diagnostic = not_freeable(machine, block)) return *diagnostic;
  const std::uint64_t size = machine.memory().entry(block)->size;
  if (auto race = machine.note_block(block, size, Access::kWrite)) return *race;
  destroy(machine, block);
  return kDone;
}

static NativeResult realloc(Machine& machine, std::uint64_t* window) {
  const Pointer old = window[0];
  const std::uint64_t size = window[1];
  if (old != 0)
    if (auto diagnostic = not_freeable(machine, old)) return *diagnostic;
  if (old != 0 && size == 0) {
    destroy(machine, old);
    window[0] = 0;
    return kDone;
  }
  const AddressSpace before = machine.address_space();
  if (old != 0) machine.address_space().give_back(machine.memory().entry(old)->size);
  const Pointer block = allocate(machine, size, Birth::kIndeterminate);
  window[0] = block;
  if (block == 0) machine.address_space() = before;
  if (old == 0 || block == 0) return kDone;
  const std::uint64_t kept = std::min(size, machine.memory().entry(old)->size);
  machine.spend(kept / 16);
  if (!machine.memory().move(block, old, kept))
    return machine.mistake_in_call({FaultKind::kMemoryLimit, block, kept, Access::kWrite});
  machine.destroy_object(old, machine.user_line());
  return kDone;
}

std::span<const Native> heap_natives() {
  static constexpr std::array kNatives{Native{"malloc", malloc}, Native{"calloc", calloc},
                                       Native{"realloc", realloc}, Native{"free", free},
                                       Native{"__own_block", own_block}};
  return kNatives;
}

}  // namespace sim::lang
