// The contents of a pipe as cells and words.

#include "gui/scene/pipe_contents.h"

#include <algorithm>

#include "gui/scene/glyphs.h"
#include "gui/scene/kernel_objects.h"

namespace gui::scene {

namespace kernel = sim::kernel;

std::vector<CellContent> contents_of(const kernel::Pipe* pipe) {
  std::vector<CellContent> contents;
  if (!pipe) return contents;
  const int slots_per_cell = std::max(1, pipe->size.slots / kMostCells);
  const auto room = static_cast<float>(pipe->size.slot_bytes * slots_per_cell);
  for (std::size_t i = 0; i < pipe->slots.size(); ++i) {
    const kernel::PipeSlot& slot = pipe->slots[i];
    if (i % static_cast<std::size_t>(slots_per_cell) == 0) {
      const std::size_t shown = pipe->size.slot_bytes == 1 && slots_per_cell == 1 ? 1 : 8;
      contents.push_back({0, byte_glyphs(slot.bytes, shown)});
    }
    contents.back().fill += static_cast<float>(slot.bytes.size()) / room;
  }
  return contents;
}

std::string amount_words(const kernel::Pipe& pipe) {
  const std::size_t bytes = kernel::queued_bytes(pipe);
  std::string words = grouped(bytes) + " of " + counted(kernel::capacity_bytes(pipe), "byte");
  if (pipe.size.slot_bytes > 1) {
    words += " \u00B7 " + std::to_string(pipe.slots.size()) + " of " +
             counted(static_cast<std::size_t>(pipe.size.slots), "slot");
  }
  if (bytes == 0) words += " \u00B7 empty";
  if (kernel::free_slots(pipe) == 0) words += " \u00B7 full";
  return words;
}

std::string beginning(const TextMetrics& metrics, const TextStyle& style, const std::string& text,
                      float width) {
  std::string part = text;
  while (!part.empty() && metrics.width(style.face, style.size, part) > width) {
    do part.pop_back();
    while (!part.empty() && (static_cast<unsigned char>(part.back()) & 0xC0U) == 0x80U);
    if (!part.empty() && (static_cast<unsigned char>(part.back()) & 0xC0U) == 0xC0U)
      part.pop_back();
  }
  return part;
}

int ring_cells(const kernel::Pipe& pipe) { return std::min(pipe.size.slots, kMostCells); }

}  // namespace gui::scene
