// PNG files.

#pragma once

#include <filesystem>
#include <string>

#include "gui/shell/renderer.h"
#include "sim/abi/expected.h"

namespace gui::shell {

// Writes a temporary file beside it, then renames: never a half picture. The error says what the
// system answered.
sim::abi::Expected<void, std::string> write_png(const std::filesystem::path& path,
                                                const Pixels& pixels);

sim::abi::Expected<Pixels, std::string> read_png(const std::filesystem::path& path);

}  // namespace gui::shell
