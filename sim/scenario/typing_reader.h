// What somebody types while a scenario runs, as scenario files write it.

#pragma once

#include <optional>
#include <string>

#include "sim/scenario/table_reader.h"
#include "sim/world/world.h"

namespace sim::scenario {

// "abc\n" is a line, "^C", "^\" and "^Z" are the keys of signals, "^D" ends the input of one read;
// a key may stand behind what is typed before it. Nothing where neither a line nor a key ends the
// text.
std::optional<world::TypedInput> typing_of(const std::string& text);

// The key `typed`: an array of such texts.
world::Typing read_typing(TableReader& root, const Report& report);

}  // namespace sim::scenario
