// Phase 4 of translation: directives are carried out, macros expanded, headers read in.

#pragma once

#include <string_view>
#include <vector>

#include "sim/lang/compile.h"
#include "sim/lang/macros.h"
#include "sim/lang/reporter.h"
#include "sim/lang/token.h"

namespace sim::lang {

struct PreprocessedText {
  Tokens tokens;                               // the last one is kEnd
  std::vector<AnnotationComment> annotations;  // of the listing, not of headers
  Macros macros;                               // as they stand at the end
};

// kListing: a whole program, as a user wrote it. kPart: one of the files of a program, so that what
// it lacks may be in another one. kLibrary: sources of assets/libc, where names like __flush may be
// declared, "stdio.c" may be included, and nobody wants advice.
enum class SourceRole { kListing, kPart, kLibrary };

// Headers come from library_files.h and, in quotes, first of all from `own_headers`. The text is
// `file`, already known to the reporter.
PreprocessedText preprocess(std::string_view text, int file, SourceRole role, Reporter& reporter,
                            const OwnHeaders& own_headers = {});

}  // namespace sim::lang
