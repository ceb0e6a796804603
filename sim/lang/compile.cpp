// From a listing to a program that can start: parse, lay out, generate, link with the library.

#include "sim/lang/compile.h"

#include <algorithm>
#include <memory>

#include "sim/lang/code.h"
#include "sim/lang/function_generator.h"
#include "sim/lang/layout.h"
#include "sim/lang/library_files.h"
#include "sim/lang/link.h"
#include "sim/lang/parser.h"
#include "sim/lang/source_lines.h"

namespace sim::lang {

using abi::Diagnostics;
using abi::Expected;
using abi::unexpected;

static constexpr std::size_t kMostErrors = 20;

// Generates one function; a second time where it turned out to need places for records or packs.
static std::optional<abi::Diagnostic> generate(Layout& layout, const Function& function,
                                               const ListingText& text) {
  CallSlots slots;
  for (;;) {
    FunctionGenerator generator(layout, function, text, slots);
    if (auto refusal = generator.generate()) return refusal;
    if (generator.slots_needed() == slots) {
      layout.code().functions[layout.number(function)] = generator.take();
      return std::nullopt;
    }
    slots = generator.slots_needed();
  }
}

static Diagnostics generate(Layout& layout, const ListingText& text) {
  layout.initialise_globals();
  Diagnostics refusals;
  for (const auto& function : layout.unit().functions) {
    if (!function->is_defined() || refusals.size() >= kMostErrors) continue;
    if (auto refusal = generate(layout, *function, text)) refusals.push_back(std::move(*refusal));
  }
  return refusals;
}

struct Library {
  Code code;
  Diagnostics mistakes;  // none, unless assets/libc itself is broken
};

// One text of all, so that each header is read once.
static std::string library_text() {
  std::string text;
  for (const LibraryFile& file : library_sources()) {
    text += "#include \"" + std::string(file.name) + "\"\n";
  }
  return text;
}

static Library compile_library() {
  Library library;
  library.code.names.emplace_back();
  library.code.signatures.emplace_back();
  auto parsed = parse({"library", library_text()}, SourceRole::kLibrary);
  if (!parsed) {
    library.mistakes = parsed.error();
    return library;
  }
  Layout layout(library.code, parsed->unit, Origin::kLibrary);
  library.mistakes = generate(layout, {});
  library.code.types.push_back(std::move(parsed->unit.types));
  library.code.errno_address = library.code.external_variables["errno"];
  library.code.environment_address = library.code.external_variables["environ"];
  library.code.program_name_address = library.code.external_variables["program_invocation_name"];
  return library;
}

// Compiled once for all listings.
static const Library& library() {
  static const Library kLibrary = compile_library();
  return kLibrary;
}

static Diagnostics no_main(const std::string& file) {
  abi::Diagnostic diagnostic;
  diagnostic.file = file;
  diagnostic.message = "there is no function 'main'";
  diagnostic.hint = "a program starts in: int main(void) { ... }";
  return {diagnostic};
}

// _start: calls main with argc, argv and envp, then exit with what main returned.
static void link_start(Code& code, const Function& main, std::uint32_t main_number) {
  auto start = std::make_shared<FunctionCode>();
  start->name = "_start";
  start->is_library = true;
  start->register_count = 8;
  const std::uint32_t exit_number = code.external_functions.at("exit");
  start->code = {make_wide(Op::kCall, 0, call_target(main_number, !is_void(main.type->base))),
                 make_wide(Op::kCall, 0, call_target(exit_number, false)),
                 {Op::kReturnVoid, 0, 0, 0}};
  if (is_void(main.type->base))
    start->code.insert(start->code.begin() + 1, make_wide(Op::kLoadInteger, 0, 0));
  start->places.assign(start->code.size(), position(main.at));
  code.start = static_cast<std::uint32_t>(code.functions.size());
  code.functions.push_back(std::move(start));
}

static std::vector<program::FileName> files_of_user(const Code& code) {
  std::vector<program::FileName> files;
  for (const auto& function : code.functions) {
    if (!function || function->is_library) continue;
    if (std::find(files.begin(), files.end(), function->file) == files.end())
      files.push_back(function->file);
  }
  return files;
}

static const Function* main_function(const TranslationUnit& unit) {
  const auto found = std::find_if(unit.functions.begin(), unit.functions.end(), [](const auto& f) {
    return f->name == "main" && f->is_defined();
  });
  return found == unit.functions.end() ? nullptr : found->get();
}

// One file of the program on its way into the Code.
struct Unit {
  const SourceFile& source;
  ParsedUnit parsed;
  std::unique_ptr<Layout> layout;
};

static Expected<std::vector<Unit>, Diagnostics> parse_all(const SourceFiles& sources) {
  const bool is_alone = sources.files.size() == 1;
  std::vector<Unit> units;
  Diagnostics mistakes;
  for (const SourceFile& source : sources.files) {
    const SourceRole role = is_alone ? SourceRole::kListing : SourceRole::kPart;
    auto parsed = parse(source, role, sources.own_headers);
    if (parsed)
      units.push_back({source, std::move(*parsed), nullptr});
    else
      mistakes.insert(mistakes.end(), parsed.error().begin(), parsed.error().end());
  }
  if (!mistakes.empty()) return unexpected(std::move(mistakes));
  return units;
}

static bool may_have_threads(const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(), [](const Unit& unit) {
    return unit.source.text.find("pthread") != std::string::npos;
  });
}

static Diagnostics generate_all(std::vector<Unit>& units) {
  Diagnostics refusals;
  const bool has_threads = may_have_threads(units);
  for (Unit& unit : units) {
    const ListingText text{unit.source.text, &unit.parsed.annotations.child_names, has_threads};
    Diagnostics more = generate(*unit.layout, text);
    refusals.insert(refusals.end(), more.begin(), more.end());
  }
  return refusals;
}

static Diagnostics warnings_of(std::vector<Unit>& units) {
  Diagnostics all;
  for (Unit& unit : units)
    all.insert(all.end(), unit.parsed.warnings.begin(), unit.parsed.warnings.end());
  return all;
}

Expected<Compiled, Diagnostics> compile(const SourceFiles& sources) {
  if (!library().mistakes.empty()) return unexpected(library().mistakes);
  auto units = parse_all(sources);
  if (!units) return unexpected(std::move(units.error()));
  std::vector<const TranslationUnit*> trees;
  for (const Unit& unit : *units) trees.push_back(&unit.parsed.unit);
  if (Diagnostics clashes = link_mistakes(trees); !clashes.empty()) return unexpected(clashes);
  auto code = std::make_shared<Code>(library().code);
  code->listing = sources.files.front().name;
  for (Unit& unit : *units)
    unit.layout = std::make_unique<Layout>(*code, unit.parsed.unit, Origin::kListing);
  Diagnostics refusals = generate_all(*units);
  if (!refusals.empty()) return unexpected(std::move(refusals));
  const auto with_main = std::find_if(units->begin(), units->end(), [](const Unit& unit) {
    return main_function(unit.parsed.unit) != nullptr;
  });
  if (with_main == units->end()) return unexpected(no_main(code->listing));
  const Function& main = *main_function(with_main->parsed.unit);
  link_start(*code, main, with_main->layout->number(main));
  code->files = files_of_user(*code);
  for (Unit& unit : *units) code->types.push_back(std::move(unit.parsed.unit.types));
  return Compiled{std::move(code), std::move(units->front().parsed.annotations),
                  warnings_of(*units)};
}

Expected<Compiled, Diagnostics> compile(const SourceFile& source) {
  return compile(SourceFiles{{source}, {}});
}

static std::set<int> lines_of(const Code& code, std::string_view file, Origin origin) {
  std::set<int> lines;
  for (const auto& function : code.functions) {
    const bool is_meant = function && function->file.text() == file &&
                          function->is_library == (origin == Origin::kLibrary);
    if (is_meant) lines.insert(function->statement_lines.begin(), function->statement_lines.end());
  }
  lines.erase(0);
  return lines;
}

std::set<int> statement_lines(const Code& code, std::string_view file) {
  return lines_of(code, file, Origin::kListing);
}

std::set<int> library_statement_lines(std::string_view file) {
  return lines_of(library().code, file, Origin::kLibrary);
}

}  // namespace sim::lang
