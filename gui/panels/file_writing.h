// Writes a text to a file: whole or not at all.

#pragma once

#include <filesystem>
#include <string>

#include "sim/abi/expected.h"

namespace gui::panels {

// Writes a temporary file beside it, then renames. A link stays a link, and the file keeps its
// permissions. The error is one sentence that says what to do; then the file is as it was.
sim::abi::Expected<void, std::string> write_text_file(const std::filesystem::path& path,
                                                      const std::string& text);

// "~/x" and "x" as an absolute path, without blanks around it.
std::filesystem::path meant_path(std::string typed);

}  // namespace gui::panels
