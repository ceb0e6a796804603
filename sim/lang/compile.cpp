// From a listing to a program that can start: parse, lay out, generate, link with the library.

#include "sim/lang/compile.h"

#include <algorithm>
#include <memory>

#include "sim/lang/code.h"
#include "sim/lang/function_generator.h"
#include "sim/lang/layout.h"
#include "sim/lang/library_files.h"
#include "sim/lang/parser.h"

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

static const Function* main_function(const TranslationUnit& unit) {
  const auto found = std::find_if(unit.functions.begin(), unit.functions.end(), [](const auto& f) {
    return f->name == "main" && f->is_defined();
  });
  return found == unit.functions.end() ? nullptr : found->get();
}

Expected<Compiled, Diagnostics> compile(const SourceFile& source) {
  if (!library().mistakes.empty()) return unexpected(library().mistakes);
  auto parsed = parse(source);
  if (!parsed) return unexpected(std::move(parsed.error()));
  const Function* main = main_function(parsed->unit);
  if (!main) return unexpected(no_main(source.name));
  auto code = std::make_shared<Code>(library().code);
  code->listing = source.name;
  Layout layout(*code, parsed->unit, Origin::kListing);
  Diagnostics refusals = generate(layout, {source.text, &parsed->annotations.child_names});
  if (!refusals.empty()) return unexpected(std::move(refusals));
  link_start(*code, *main, layout.number(*main));
  return Compiled{std::move(code), std::move(parsed->annotations), std::move(parsed->warnings)};
}

}  // namespace sim::lang
