// The smallest case that still shows a difference.

#pragma once

#include <functional>

#include "tests/fuzz/fuzz_case.h"

namespace fuzz {

// `fails` is asked again and again, for cases that have fewer moves or fewer bytes.
Case shrink(Case failing, const std::function<bool(const Case&)>& fails);

}  // namespace fuzz
