#include "sim/abi/diagnostic.h"

#include <algorithm>

namespace sim::abi {

static std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return "error";
    case Severity::kWarning:
      return "warning";
    case Severity::kNote:
      return "note";
  }
  return "error";
}

static std::string place(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.at.line > 0) text += ":" + std::to_string(diagnostic.at.line);
  if (diagnostic.at.line > 0 && diagnostic.at.column > 0) {
    text += ":" + std::to_string(diagnostic.at.column);
  }
  return text.empty() ? text : text + ": ";
}

std::string to_text(const Diagnostic& diagnostic) {
  std::string text = place(diagnostic);
  text.append(severity_name(diagnostic.severity)).append(": ").append(diagnostic.message);
  if (!diagnostic.hint.empty()) text += "\n  hint: " + diagnostic.hint;
  return text;
}

std::string to_text(const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Severity::kError;
  });
}

}  // namespace sim::abi
