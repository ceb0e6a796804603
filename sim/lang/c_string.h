// Strings of the simulated program, as the library functions need them: found, measured and
// checked.

#pragma once

#include <cstdint>
#include <string>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/lang/machine.h"

namespace sim::lang {

inline constexpr std::uint64_t kNoLimit = ~std::uint64_t{0};

// Bytes before the '\0', at most `limit`; a diagnostic where C gives reading them no meaning.
abi::Expected<std::uint64_t, abi::Diagnostic> string_length(Machine& machine, Pointer text,
                                                            std::uint64_t limit = kNoLimit);
// The bytes themselves, without the '\0'.
abi::Expected<std::string, abi::Diagnostic> string_at(Machine& machine, Pointer text,
                                                      std::uint64_t limit = kNoLimit);
// `size` bytes that must all be there and have a value.
abi::Expected<std::string, abi::Diagnostic> bytes_at(Machine& machine, Pointer from,
                                                     std::uint64_t size);
// Stores bytes where they fit; nothing on success.
std::optional<abi::Diagnostic> store_bytes(Machine& machine, Pointer to, std::string_view bytes);

}  // namespace sim::lang
