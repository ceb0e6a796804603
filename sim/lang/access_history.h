// Which bytes of a program's memory its threads have read and written, as far as a later access can
// still be in a race with it. FastTrack (Flanagan and Freund 2009), with the bytes of eight.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "sim/lang/pointer.h"
#include "sim/lang/vector_clock.h"

namespace sim::lang {

enum class AccessKind : std::uint8_t { kRead, kWrite, kAtomicRead, kAtomicWrite };

inline bool is_write(AccessKind kind) {
  return kind == AccessKind::kWrite || kind == AccessKind::kAtomicWrite;
}

// Who accessed memory, and where in the listing.
struct Accessor {
  Slot slot = 0;
  std::uint32_t time = 0;  // of its slot
  std::int32_t thread = 0;
  AccessKind kind = AccessKind::kRead;
  std::uint16_t file = 0;  // 1 + index in Code::files
  std::uint32_t line = 0;
};

// A copy shares its parts with the original until one of them changes.
class AccessHistory {
 public:
  // Notes an access to [at, at + size). The result is an earlier one that touches the same bytes,
  // one of the two a plain write or a write beside a plain access, and that `known` (the past of
  // who accesses) does not have.
  std::optional<Accessor> note(Pointer at, std::uint64_t size, const Accessor& by,
                               const VectorClock& known);
  // The object ends: what comes there later is another one.
  void forget(Pointer object, std::uint64_t size);
  // Of host memory, about.
  std::size_t bytes() const { return bytes_; }

 private:
  // An access to some of eight bytes that lie together.
  struct Entry {
    Accessor by;
    std::uint8_t word = 0;   // which eight of the line's
    std::uint8_t bytes = 0;  // a bit for each
  };
  using Line = std::vector<Entry>;  // 64 bytes of memory
  using Region = std::vector<Line>;

  Line& line_at(Pointer at);
  std::optional<Accessor> note_word(Line& line, const Entry& entry, const VectorClock& known);

  std::unordered_map<std::uint64_t, std::shared_ptr<Region>> regions_;
  std::size_t bytes_ = 0;
};

}  // namespace sim::lang
