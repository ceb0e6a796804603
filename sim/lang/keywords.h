// The reserved words of C, so that none is taken for a name.

#pragma once

#include <string_view>

namespace sim::lang {

bool is_keyword(std::string_view word);

}  // namespace sim::lang
