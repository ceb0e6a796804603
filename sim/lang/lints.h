// Advice about programs that are valid C and most likely not what was meant.

#pragma once

#include "sim/lang/ast.h"
#include "sim/lang/reporter.h"

namespace sim::lang {

// Every lint, as warnings. None of them speaks about a right program.
void lint(const TranslationUnit& unit, Reporter& reporter);

// lint_format.cpp: the arguments of printf and its family against a literal format.
void lint_formats(const TranslationUnit& unit, const Function& function, Reporter& reporter);

// lint_variables.cpp: variables that are read and never written; buffers that read() fills and
// nobody looks at; arrays too small for pipe().
void lint_variables(const Function& function, Reporter& reporter);

// lint_slips.cpp: '=' in a condition, texts compared by '==', scanf() without '&'.
void lint_slips(const Function& function, Reporter& reporter);

}  // namespace sim::lang
