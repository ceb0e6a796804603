// The front end put together: preprocess, parse, read annotations, give advice.

#include "sim/lang/parser.h"

#include <utility>

#include "sim/lang/annotations.h"
#include "sim/lang/lints.h"
#include "sim/lang/preprocessor.h"
#include "sim/lang/reporter.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

abi::Expected<ParsedUnit, abi::Diagnostics> parse(const SourceFile& source, SourceRole role,
                                                  const OwnHeaders& own_headers) {
  Reporter reporter;
  const int file = reporter.add_file(source.name);
  PreprocessedText text = preprocess(source.text, file, role, reporter, own_headers);
  ParsedUnit result;
  if (role != SourceRole::kLibrary) {
    result.annotations = read_annotations(text.annotations, reporter);
  }
  result.unit = UnitParser(std::move(text), role, reporter).run();
  if (reporter.has_errors()) return abi::unexpected(reporter.in_order());
  if (role != SourceRole::kLibrary) {
    lint(result.unit, reporter);
    result.warnings = reporter.in_order();
  }
  return result;
}

}  // namespace sim::lang
