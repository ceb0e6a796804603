// What a user did wrong, where, and what to do about it.

#pragma once

#include <string>
#include <vector>

namespace sim::abi {

// A place in a text file. Lines and columns count from 1; 0 means "the whole file".
struct Position {
  int line = 0;
  int column = 0;
  auto operator<=>(const Position&) const = default;
};

enum class Severity { kError, kWarning, kNote };

struct Diagnostic {
  Severity severity = Severity::kError;
  std::string file;  // as the user named it
  Position at;
  std::string message;  // one sentence, no full stop, starts in lower case
  std::string hint;     // what to do instead; may be empty
  int signal = 0;       // what the processor would raise there, 0: nothing that is certain

  bool operator==(const Diagnostic&) const = default;
};

using Diagnostics = std::vector<Diagnostic>;

// "file:line:col: error: message" and, where there is a hint, a second line "  hint: ...".
std::string to_text(const Diagnostic& diagnostic);

// All of them, one below the other, each ending in a newline.
std::string to_text(const Diagnostics& diagnostics);

// True when one of them is an error.
bool has_errors(const Diagnostics& diagnostics);

}  // namespace sim::abi
