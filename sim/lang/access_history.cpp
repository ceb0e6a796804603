#include "sim/lang/access_history.h"

#include <algorithm>

namespace sim::lang {

static constexpr int kRegionShift = 12;
static constexpr int kLineShift = 6;
static constexpr std::uint64_t kWordBytes = 8;

static bool is_atomic(AccessKind kind) { return kind >= AccessKind::kAtomicRead; }

// C11 5.1.2.4: one of them modifies, and at least one of them is not atomic.
static bool conflict(AccessKind one, AccessKind other) {
  return (is_write(one) || is_write(other)) && !(is_atomic(one) && is_atomic(other));
}

// Whether an access that conflicts with `old` conflicts with `later` as well.
static bool stands_for(AccessKind later, AccessKind old) {
  return (is_write(later) || !is_write(old)) && (!is_atomic(later) || is_atomic(old));
}

static bool is_known(const Accessor& past, const Accessor& by, const VectorClock& known) {
  return past.slot == by.slot || known.of(past.slot) >= past.time;
}

AccessHistory::Line& AccessHistory::line_at(Pointer at) {
  std::shared_ptr<Region>& region = regions_[at >> kRegionShift];
  if (!region) {
    region = std::make_shared<Region>();
    bytes_ += sizeof(Region) + 64;
  } else if (region.use_count() > 1) {
    region = std::make_shared<Region>(*region);
  }
  const std::size_t line = (at >> kLineShift) & ((1u << (kRegionShift - kLineShift)) - 1);
  if (line >= region->size()) {
    bytes_ += sizeof(Line) * (line + 1 - region->size());
    region->resize(line + 1);
  }
  return (*region)[line];
}

// What stands for an older access takes its place: who is not in a race with it is in none with
// that either.
std::optional<Accessor> AccessHistory::note_word(Line& line, const Entry& entry,
                                                 const VectorClock& known) {
  std::optional<Accessor> found;
  const auto is_covered = [&](const Entry& past) {
    if (past.word != entry.word || (past.bytes & entry.bytes) == 0) return false;
    const bool known_here = is_known(past.by, entry.by, known);
    if (!known_here && !found && conflict(past.by.kind, entry.by.kind)) found = past.by;
    return known_here && (past.bytes & ~entry.bytes) == 0 &&
           stands_for(entry.by.kind, past.by.kind);
  };
  const auto kept = std::remove_if(line.begin(), line.end(), is_covered);
  bytes_ -= sizeof(Entry) * static_cast<std::size_t>(line.end() - kept);
  line.erase(kept, line.end());
  line.push_back(entry);
  bytes_ += sizeof(Entry);
  return found;
}

std::optional<Accessor> AccessHistory::note(Pointer at, std::uint64_t size, const Accessor& by,
                                            const VectorClock& known) {
  std::optional<Accessor> found;
  for (const Pointer end = at + size; at < end;) {
    const std::uint64_t first = at % kWordBytes;
    const std::uint64_t count = std::min(kWordBytes - first, end - at);
    Entry entry;
    entry.by = by;
    entry.word = static_cast<std::uint8_t>((at >> 3) % 8);
    entry.bytes = static_cast<std::uint8_t>(((1u << count) - 1) << first);
    const auto other = note_word(line_at(at), entry, known);
    if (!found) found = other;
    at += count;
  }
  return found;
}

void AccessHistory::forget(Pointer object, std::uint64_t size) {
  if (size == 0) return;
  const std::uint64_t last = (object + size - 1) >> kRegionShift;
  for (std::uint64_t region = object >> kRegionShift; region <= last; ++region) {
    const auto found = regions_.find(region);
    if (found == regions_.end()) continue;
    std::size_t bytes = sizeof(Region) + 64 + sizeof(Line) * found->second->size();
    for (const Line& line : *found->second) bytes += sizeof(Entry) * line.size();
    bytes_ -= bytes;
    regions_.erase(found);
  }
}

}  // namespace sim::lang
