// C text in, a checked program out: the front end's one door.

#pragma once

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/lang/ast.h"
#include "sim/lang/compile.h"

namespace sim::lang {

struct ParsedUnit {
  TranslationUnit unit;
  Annotations annotations;
  abi::Diagnostics warnings;
};

// kListing: what a user wrote. kLibrary: a source of assets/libc, where names like __flush may be
// declared and nobody wants advice.
enum class SourceRole { kListing, kLibrary };

// Headers come from the built-in library (see headers.h). On failure: every error found, in the
// order of the text, at most 20.
abi::Expected<ParsedUnit, abi::Diagnostics> parse(const SourceFile& source,
                                                  SourceRole role = SourceRole::kListing);

}  // namespace sim::lang
