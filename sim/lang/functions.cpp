// Function definitions, and the library's functions used without their header (C11 6.9.1).

#include <utility>

#include "sim/lang/library_files.h"
#include "sim/lang/suggestions.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {

// function = specifiers declarator "{" block-item* "}"
void UnitParser::function_definition(const Specifiers& specifiers, Declarator declarator) {
  Function* function = declare_function(specifiers, declarator);
  if (function->is_defined()) {
    reporter_.error(declarator.at, "function '" + function->name + "' is defined twice",
                    "the first one is on line " + std::to_string(function->at.line));
  }
  function->type = declarator.type;
  function->at = declarator.at;
  function->locals.clear();
  body_.emplace(FunctionState{});
  body_->function = function;
  check_main(*function);
  const TypeRef result = function->type->base;
  if (!is_void(result) && !is_complete(result)) {
    reporter_.error(declarator.at, "'" + function->name + "' returns the incomplete type '" +
                                       to_text(result) + "'");
  }
  scopes_.enter();
  if (declarator.parameters) declare_parameters(*declarator.parameters);
  const Location start = current().at;
  expect("{", "the function's head");
  std::vector<StatementPtr> statements = block_items();
  function->end = current().at;
  if (current().is_end()) {
    fail(start, "this '{' is never closed", "a '}' is missing");
  }
  expect("}", "the function's body");
  if (panicking_) return;
  scopes_.leave();
  if (function->name == "main" && function->type->base->kind == TypeKind::kInt) {
    statements.push_back(
        as_statement(function->end, Return{build_.integer(function->end, 0, TypeKind::kInt)}));
  }
  function->body = as_statement(start, Block{std::move(statements)});
  finish_function();
}

void UnitParser::declare_parameters(const std::vector<Parameter>& parameters) {
  for (const Parameter& each : parameters) {
    if (each.name.empty()) {
      reporter_.error(each.at, "this parameter has no name");
      continue;
    }
    if (!is_complete(each.type)) {
      reporter_.error(each.at, "parameter '" + each.name + "' has the incomplete type '" +
                                   to_text(each.type) + "'");
      continue;
    }
    auto variable = std::make_unique<Variable>();
    variable->name = each.name;
    variable->type = each.type;
    variable->at = each.at;
    variable->storage = Storage::kParameter;
    scopes_.declare(each.name, {variable.get(), each.at});
    body_->function->locals.push_back(std::move(variable));
  }
}

// main takes nothing, or argc and argv. C11 5.1.2.2.1.
void UnitParser::check_main(const Function& function) {
  if (function.name != "main") return;
  const Type& type = *function.type;
  if (type.base->kind != TypeKind::kInt) {
    reporter_.warning(function.at, "main should return int");
  }
  const std::size_t count = type.parameters.size();
  if (count == 0 || count == 3) return;
  const bool fits = count == 2 && type.parameters[0]->kind == TypeKind::kInt &&
                    is_pointer(type.parameters[1]) && is_pointer(type.parameters[1]->base);
  if (!fits) {
    reporter_.warning(function.at, "main takes no parameters, or two",
                      "write int main(void), or int main(int argc, char *argv[])");
  }
}

void UnitParser::finish_function() {
  for (const auto& [name, use] : body_->labels) {
    if (!use.is_defined) {
      reporter_.error(use.at, "label '" + name + "' is not in this function");
    }
  }
  body_.reset();
}

// A function of the library used without its header is declared as the header would, with a
// warning, as compilers do. Null when the library has none of that name.
Function* UnitParser::library_function(const std::string& name) {
  const auto header = header_declaring(name);
  if (!header) return nullptr;
  if (!functions_.contains(name)) read_hidden_header(*header);
  const auto found = functions_.find(name);
  return found == functions_.end() ? nullptr : found->second;
}

// Only a definition has '{' behind the brackets of its parameters, outside every other function.
bool UnitParser::is_defined_below(const std::string& name) const {
  int braces = 0;
  for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
    if (tokens_[i].is("{")) ++braces;
    if (tokens_[i].is("}")) --braces;
    if (i < next_ || braces != 0 || tokens_[i].text != name || !tokens_[i + 1].is("(")) continue;
    int brackets = 0;
    std::size_t end = i + 1;
    for (; end + 1 < tokens_.size(); ++end) {
      if (tokens_[end].is("(")) ++brackets;
      if (tokens_[end].is(")") && --brackets == 0) break;
    }
    if (end + 1 < tokens_.size() && tokens_[end + 1].is("{")) return true;
  }
  return false;
}

// A function that is called above its definition is taken to be int name(), as C90 had it and
// compilers still do. Null when there is no definition either.
Function* UnitParser::implicit_function(const Token& name) {
  if (!is_defined_below(name.text)) return nullptr;
  reporter_.warning(name.at, "function '" + name.text + "' is called before it is declared",
                    "write its prototype above the first call");
  Type signature;
  signature.kind = TypeKind::kFunction;
  signature.base = unit_.types->basic(TypeKind::kInt);
  signature.has_prototype = false;
  unit_.functions.push_back(std::make_unique<Function>());
  Function* function = unit_.functions.back().get();
  function->name = name.text;
  function->type = unit_.types->function(std::move(signature));
  function->at = name.at;
  function->linkage = Linkage::kExternal;
  functions_[name.text] = function;
  implicit_functions_.insert(function);
  scopes_.declare_at_file_scope(name.text, {function, name.at});
  return function;
}

// Reads a header whose names stay invisible.
void UnitParser::read_hidden_header(const std::string& header) {
  const int file = reporter_.add_file("<" + header + ">");
  const std::string text = "#define _GNU_SOURCE\n" + std::string(*library_header(header));
  Tokens header_tokens = preprocess(text, file, role_, reporter_).tokens;
  const auto exchange = [&](Tokens& tokens, std::size_t& next, Scopes& scopes,
                            std::optional<FunctionState>& body) {
    std::swap(tokens_, tokens);
    std::swap(next_, next);
    std::swap(scopes_, scopes);
    std::swap(body_, body);
  };
  std::size_t next = 0;
  Scopes scopes;
  std::optional<FunctionState> body;
  exchange(header_tokens, next, scopes, body);
  while (!current().is_end() && !panicking_) external_declaration();
  exchange(header_tokens, next, scopes, body);
}

// A listing's function that is used needs a body, or must be one of the library's.
void UnitParser::check_uses() {
  if (role_ != SourceRole::kListing || reporter_.has_errors()) return;
  for (const auto& function : unit_.functions) {
    const auto use = first_uses_.find(function->name);
    if (function->is_defined() || use == first_uses_.end()) continue;
    const bool is_ours = function->at.file == 0;
    if (is_ours && !header_declaring(function->name)) {
      reporter_.error(use->second,
                      "function '" + function->name + "' is declared, but defined nowhere",
                      hint_for_function(function->name, {}));
    }
  }
  for (const auto& [name, variable] : globals_) {
    const auto use = first_uses_.find(name);
    const bool is_ours = variable->at.file == 0 && !variable->is_defined;
    if (is_ours && use != first_uses_.end() && !header_defining_macro(name)) {
      reporter_.error(use->second, "'" + name + "' is declared extern, but defined nowhere");
    }
  }
  const auto main = functions_.find("main");
  if (main == functions_.end() || !main->second->is_defined()) {
    reporter_.error({0, 1, 1, 1, 1}, "the program has no function main",
                    "write int main(void) { ... }");
  }
}

}  // namespace sim::lang
