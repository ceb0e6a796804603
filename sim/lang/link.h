// What the files of one program must agree on.

#pragma once

#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/lang/ast.h"

namespace sim::lang {

// Functions and objects that two of the files define, and functions that one of them declares
// otherwise than another one defines them.
abi::Diagnostics link_mistakes(const std::vector<const TranslationUnit*>& units);

}  // namespace sim::lang
