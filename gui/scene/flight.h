// The bytes that one step moves: which way they go, and when each is on its way.

#pragma once

#include <optional>

#include "gui/scene/stage.h"

namespace gui::scene {

// A step's bytes between a process and an object.
struct Flight {
  enum class Way { kIn, kOut } way = Way::kIn;  // into the object, or out of it
  Pid pid;
  int fd = 0;
  DescriptionId description;
  ObjectId object;
  std::size_t at = 0;     // of a file: the place of the first byte
  std::string bytes;      // as far as they are known
  std::size_t count = 0;  // all of them; 0: the end of the input, which is read as nothing
};

// The flight of the step, or nothing.
std::optional<Flight> flight_of(const Beat& beat);

inline constexpr std::size_t kMostBytes = 16;  // drawn one by one; more fly as one bundle

// The pieces that fly: bytes, or one bundle.
std::size_t pieces_of(const Flight& flight);
Span span_of(const Flight& flight, std::size_t piece);

// The flying pieces at this moment.
Picture flying_bytes(const Stage& stage);

}  // namespace gui::scene
