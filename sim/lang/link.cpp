#include "sim/lang/link.h"

#include <map>

#include "sim/lang/layout.h"

namespace sim::lang {

using abi::Diagnostic;
using abi::Diagnostics;

namespace {

struct Definition {
  const TranslationUnit* unit = nullptr;
  const Location* at = nullptr;
  Signature signature;  // of a function
};
using Definitions = std::map<std::string, Definition>;

std::string file_of(const TranslationUnit& unit, const Location& at) {
  return unit.files[static_cast<std::size_t>(at.file)];
}

Diagnostic mistake(const TranslationUnit& unit, const Location& at, std::string message,
                   std::string hint) {
  Diagnostic diagnostic;
  diagnostic.file = file_of(unit, at);
  diagnostic.at = position(at);
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

void define(Definitions& known, const std::string& name, const Definition& definition,
            Diagnostics& mistakes) {
  const auto [found, is_new] = known.try_emplace(name, definition);
  if (is_new) return;
  const Definition& first = found->second;
  mistakes.push_back(
      mistake(*definition.unit, *definition.at, "'" + name + "' is defined in two files",
              "the other one is " + file_of(*first.unit, *first.at) + ", line " +
                  std::to_string(first.at->line) + "; make one of them static or extern"));
}

Definitions definitions_of(const std::vector<const TranslationUnit*>& units,
                           Diagnostics& mistakes) {
  Definitions known;
  for (const TranslationUnit* unit : units) {
    for (const auto& function : unit->functions)
      if (function->is_defined() && function->linkage == Linkage::kExternal)
        define(known, function->name, {unit, &function->at, signature_of(function->type)},
               mistakes);
    for (const auto& variable : unit->globals)
      if (variable->is_defined && variable->linkage == Linkage::kExternal)
        define(known, variable->name, {unit, &variable->at, {}}, mistakes);
  }
  return known;
}

void compare(const TranslationUnit& unit, const Function& declared, const Definitions& known,
             Diagnostics& mistakes) {
  const auto found = known.find(declared.name);
  if (found == known.end() || declared.is_defined()) return;
  const Definition& defined = found->second;
  const Signature signature = signature_of(declared.type);
  if (signature.fits(defined.signature)) return;
  mistakes.push_back(mistake(unit, declared.at,
                             "'" + declared.name + "' is declared as " + signature.text +
                                 " here, and defined as " + defined.signature.text + " in " +
                                 file_of(*defined.unit, *defined.at),
                             "declare it in a header that both files include"));
}

}  // namespace

Diagnostics link_mistakes(const std::vector<const TranslationUnit*>& units) {
  Diagnostics mistakes;
  if (units.size() < 2) return mistakes;
  const Definitions known = definitions_of(units, mistakes);
  for (const TranslationUnit* unit : units)
    for (const auto& function : unit->functions) compare(*unit, *function, known, mistakes);
  return mistakes;
}

}  // namespace sim::lang
