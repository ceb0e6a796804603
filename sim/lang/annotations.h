// What a listing says about itself: `//@ full`, `//@ child = "reader"`, `//@ full, child =
// "reader"`.

#pragma once

#include <vector>

#include "sim/lang/compile.h"
#include "sim/lang/reporter.h"
#include "sim/lang/token.h"

namespace sim::lang {

Annotations read_annotations(const std::vector<AnnotationComment>& comments, Reporter& reporter);

}  // namespace sim::lang
