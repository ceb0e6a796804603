// C text in, a checked program out: the front end's one door.

#pragma once

#include "sim/abi/diagnostic.h"
#include "sim/abi/expected.h"
#include "sim/lang/ast.h"
#include "sim/lang/compile.h"
#include "sim/lang/preprocessor.h"

namespace sim::lang {

struct ParsedUnit {
  TranslationUnit unit;
  Annotations annotations;
  abi::Diagnostics warnings;
};

// Headers come from the built-in library and from `own_headers`. On failure: every error found, in
// the order of the text, at most 20.
abi::Expected<ParsedUnit, abi::Diagnostics> parse(const SourceFile& source,
                                                  SourceRole role = SourceRole::kListing,
                                                  const OwnHeaders& own_headers = {});

}  // namespace sim::lang
