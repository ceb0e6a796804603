// Cuts text into tokens. Comments vanish, except that `//@ ...` is kept for annotations.h.

#pragma once

#include <string_view>
#include <vector>

#include "sim/lang/reporter.h"
#include "sim/lang/token.h"

namespace sim::lang {

struct LexedText {
  Tokens tokens;  // the last one is kEnd
  std::vector<AnnotationComment> annotations;
};

// Never fails: what C does not have becomes kUnknown, and the parser complains if it is used (it
// may stand in a skipped #if group). Only an unclosed /* is reported here. An unclosed quote is
// kUnknown up to the end of its line.
LexedText lex(std::string_view text, int file, Reporter& reporter);

}  // namespace sim::lang
