// Any text at all as a C listing: compiled, run in a small machine, and told.

#pragma once

#include <string>

namespace fuzz {

enum class Trial { kRefused, kRun };

// Comes back whatever the text is; a fault of fdscope's ends the process with a message on stderr.
// What the program does is bounded, so that this takes well below a second.
Trial try_listing(const std::string& text);

}  // namespace fuzz
