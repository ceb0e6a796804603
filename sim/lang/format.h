// printf's formats: taken apart, checked against the arguments, and printed piece by piece.

#pragma once

#include <optional>
#include <string>

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/lang/machine.h"

namespace sim::lang {

// What one step through a format gives: the text up to the next '%', or one conversion.
struct FormatPiece {
  std::uint64_t format_bytes = 0;  // how much of the format it used; 0: the format is at its end
  std::string text;
};

// The next piece of `format`, whose arguments come from the va_list at `list`.
abi::Expected<FormatPiece, abi::Diagnostic> next_piece(Machine& machine, Pointer format,
                                                       Pointer list);

// All of it.
abi::Expected<std::string, abi::Diagnostic> format_text(Machine& machine, Pointer format,
                                                        Pointer list);

}  // namespace sim::lang
