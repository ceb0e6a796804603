// Runs the lints over each function of the listing.

#include "sim/lang/lints.h"

namespace sim::lang {

void lint(const TranslationUnit& unit, Reporter& reporter) {
  for (const auto& function : unit.functions) {
    if (!function->is_defined() || function->at.file != 0) continue;
    lint_formats(unit, *function, reporter);
    lint_variables(*function, reporter);
    lint_slips(*function, reporter);
  }
}

}  // namespace sim::lang
