// The conditions of #if and #elif (C11 6.10.1).

#pragma once

#include "sim/lang/macros.h"
#include "sim/lang/reporter.h"
#include "sim/lang/token.h"

namespace sim::lang {

// `line` is what follows #if, not empty. False, with an error reported, when it is malformed.
bool evaluate_condition(Tokens line, const Macros& macros, MacroExpander& expander,
                        Reporter& reporter);

}  // namespace sim::lang
