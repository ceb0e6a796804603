// Phase 4 of translation: directives are carried out, macros expanded, headers read in.

#pragma once

#include <string_view>
#include <vector>

#include "sim/lang/macros.h"
#include "sim/lang/reporter.h"
#include "sim/lang/token.h"

namespace sim::lang {

struct PreprocessedText {
  Tokens tokens;                               // the last one is kEnd
  std::vector<AnnotationComment> annotations;  // of the listing, not of headers
  Macros macros;                               // as they stand at the end
};

// kListing: what a user wrote. kLibrary: sources of assets/libc, where names like __flush may be
// declared, "stdio.c" may be included, and nobody wants advice.
enum class SourceRole { kListing, kLibrary };

// Headers come from library_files.h; there is no other file. The text is `file`, already known to
// the reporter.
PreprocessedText preprocess(std::string_view text, int file, SourceRole role, Reporter& reporter);

}  // namespace sim::lang
