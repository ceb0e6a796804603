// Reads a text file of sensible size, or says what is wrong with it.

#pragma once

#include <cstddef>
#include <filesystem>
#include <string>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"

namespace sim::scenario {

inline constexpr std::size_t kLargestFileBytes = 1u << 20;

// Whether a text is short enough for a listing and holds no NUL byte; the diagnostic names it
// `shown_name`.
abi::Expected<void, abi::Diagnostic> check_text(const std::string& text,
                                                const std::string& shown_name);

// The file's bytes. Fails for everything but a readable regular file of at most kLargestFileBytes
// without NUL bytes; the diagnostic names it `shown_name`.
abi::Expected<std::string, abi::Diagnostic> read_text_file(const std::filesystem::path& path,
                                                           const std::string& shown_name);

}  // namespace sim::scenario
