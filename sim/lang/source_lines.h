// The lines of a source on which something is done: where a breakpoint can be.

#pragma once

#include <set>
#include <string_view>

#include "sim/lang/compile.h"

namespace sim::lang {

// Of one of the program's own files: the lines where statements begin.
std::set<int> statement_lines(const Code& code, std::string_view file);
// Of one of the library's, such as "printf.c".
std::set<int> library_statement_lines(std::string_view file);

}  // namespace sim::lang
