// Bytes as JSON text.

#pragma once

#include <string>
#include <string_view>

namespace sim::cli {

// JSON holds Unicode, programs write bytes: every byte from 0x80 on becomes the character of that
// number (Latin-1), so that nothing is lost and any bytes are valid.
std::string json_text(std::string_view bytes);

}  // namespace sim::cli
