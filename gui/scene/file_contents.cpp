// The contents of a file as cells and words.

#include "gui/scene/file_contents.h"

#include <algorithm>

#include "gui/scene/glyphs.h"

namespace gui::scene {

namespace kernel = sim::kernel;

namespace {

// Whether each of the bytes from `first` on lies where the disk keeps nothing.
std::vector<bool> holes_in(const kernel::FileContent& content, std::size_t first,
                           std::size_t count) {
  std::vector<bool> holes(count, false);
  for (std::size_t at = first; at < first + count;) {
    const std::size_t hole = content.next_hole(at);
    if (hole >= first + count) break;
    const std::size_t end = std::min(first + count, content.next_data(hole));
    for (std::size_t byte = hole; byte < end; ++byte) holes[byte - first] = true;
    at = std::max(end, hole + 1);
  }
  return holes;
}

ByteCell cell_of(char byte, bool is_hole) {
  if (is_hole) return {ByteCell::Kind::kHole, "0"};
  return {byte == '\0' ? ByteCell::Kind::kZero : ByteCell::Kind::kWritten, byte_glyph(byte)};
}

}  // namespace

std::vector<ByteCell> bytes_of(const kernel::RegularFile* file, std::size_t first,
                               std::size_t count) {
  if (!file || first >= file->content.size()) return {};
  const std::string bytes = file->content.read(first, count);
  const std::vector<bool> holes = holes_in(file->content, first, bytes.size());
  std::vector<ByteCell> cells;
  for (std::size_t i = 0; i < bytes.size(); ++i) cells.push_back(cell_of(bytes[i], holes[i]));
  return cells;
}

const kernel::RegularFile* file_in(const sim::world::World& world, ObjectId id) {
  const kernel::Object* object = world.kernel.objects.find(id);
  return object ? std::get_if<kernel::RegularFile>(object) : nullptr;
}

std::string size_words(const kernel::RegularFile& file) {
  std::string words = counted(file.content.size(), "byte");
  const int names = file.inode.links;
  if (names == 0) return words + " \u00B7 no name left";
  return names == 1 ? words : words + " \u00B7 " + std::to_string(names) + " names";
}

std::string hidden_opens_words(const Stage& stage, const PlannedObject& object) {
  const auto& open = shown_world(stage.beat).kernel.descriptions;
  const auto hidden = std::count_if(stage.plan.descriptions.begin(), stage.plan.descriptions.end(),
                                    [&](const PlannedDescription& description) {
                                      return description.object == object.id &&
                                             description.berth < 0 && open.find(description.id);
                                    });
  if (hidden == 0) return "";
  return counted(static_cast<std::size_t>(hidden), "more open") + " not drawn";
}

}  // namespace gui::scene
