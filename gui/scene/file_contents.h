// What a file holds, as the cells of its strip and in words.

#pragma once

#include <string>
#include <vector>

#include "gui/scene/stage.h"

namespace gui::scene {

// One byte of a file. A zero that was never written is a hole where the disk keeps nothing for it.
struct ByteCell {
  enum class Kind { kWritten, kZero, kHole } kind = Kind::kWritten;
  std::string glyph;
  bool operator==(const ByteCell&) const = default;
};

// At most `count` bytes from `first` on; none where there is no file.
std::vector<ByteCell> bytes_of(const sim::kernel::RegularFile* file, std::size_t first,
                               std::size_t count);

const sim::kernel::RegularFile* file_in(const sim::world::World& world, ObjectId id);

// What stands below the strip: "14 bytes", "1 byte · 2 names", "0 bytes · no name left".
std::string size_words(const sim::kernel::RegularFile& file);

// Which descriptions have no place on the map: "2 more opens".
std::string hidden_opens_words(const Stage& stage, const PlannedObject& object);

}  // namespace gui::scene
