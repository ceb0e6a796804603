// What a pipe holds, as the cells of its ring and in words; and who waits at its ends.

#pragma once

#include <string>
#include <vector>

#include "gui/scene/stage.h"

namespace gui::scene {

inline constexpr int kMostCells = 16;  // of a ring; a larger pipe shows several slots per cell

// What one cell of the ring shows.
struct CellContent {
  float fill = 0;    // 0..1 of the slot's room
  std::string text;  // the byte, or the first ones
  bool operator==(const CellContent&) const = default;
};

// One content per used cell, oldest first; none where there is no pipe.
std::vector<CellContent> contents_of(const sim::kernel::Pipe* pipe);

// "8 of 8 bytes, full", as it stands below the ring.
std::string amount_words(const sim::kernel::Pipe& pipe);

// As many of a slot's first bytes as fit into `width` pixels; that there are more is said by the
// fill and the caption.
std::string beginning(const TextMetrics& metrics, const TextStyle& style, const std::string& text,
                      float width);

// A pipe in the two worlds of a beat; nullptr where it is not there. `shown` is the one whose texts
// stand on it.
struct PipeMoments {
  const sim::kernel::Pipe* before;
  const sim::kernel::Pipe* after;
  const sim::kernel::Pipe* shown;
};

// Who waits at the two ends.
Picture pipe_queues(const Stage& stage, const PlannedObject& object, const PipePlaces& places,
                    const PipeMoments& pipe);

}  // namespace gui::scene
