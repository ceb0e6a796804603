#include "sim/lang/layout.h"

#include <algorithm>

#include "sim/lang/native.h"

namespace sim::lang {

static bool is_constant(TypeRef type) {
  while (is_array(type)) type = type->base;
  return type->is_const;
}

static Object static_object(ObjectKind kind, std::uint64_t size) {
  Object object;
  object.kind = kind;
  object.size = size;
  return object;
}

Layout::Layout(Code& code, const TranslationUnit& unit, Origin origin)
    : code_(code), unit_(unit), origin_(origin) {
  for (const auto& variable : unit.globals)
    if (variable->is_defined) place_global(*variable);
  for (const auto& function : unit.functions) {
    if (!function->is_defined()) continue;
    const auto number = static_cast<std::uint32_t>(code_.functions.size());
    code_.functions.push_back(nullptr);
    numbers_[function.get()] = number;
    if (function->linkage == Linkage::kExternal) code_.external_functions[function->name] = number;
  }
}

void Layout::place_global(const Variable& variable) {
  Object object =
      static_object(ObjectKind::kGlobal, static_cast<std::uint64_t>(size_of(variable.type)));
  object.name = name(variable);
  object.line = static_cast<std::uint32_t>(variable.at.line);
  const Pointer pointer = code_.image.create(object);
  variables_[&variable] = pointer;
  if (variable.linkage == Linkage::kExternal) code_.external_variables[variable.name] = pointer;
  const bool is_shown = origin_ == Origin::kListing && !variable.name.empty();
  if (is_shown) code_.static_variables.push_back({variable.name, variable.type, pointer});
}

void Layout::initialise_globals() {
  for (const auto& variable : unit_.globals) {
    if (!variable->is_defined) continue;
    const Pointer pointer = variables_.at(variable.get());
    const StaticInitializer& initial = variable->static_initializer;
    const bool is_zero =
        std::all_of(initial.bytes.begin(), initial.bytes.end(), [](char c) { return c == 0; });
    if (!is_zero) code_.image.copy_in(pointer, initial.bytes);
    for (const Relocation& relocation : initial.relocations)
      if (const auto target = resolve(relocation))
        code_.image.store(pointer + static_cast<std::uint64_t>(relocation.offset_bytes),
                          *target + static_cast<std::uint64_t>(relocation.addend_bytes));
    if (is_constant(variable->type)) code_.image.make_read_only(pointer);
  }
}

std::optional<Pointer> Layout::resolve(const Relocation& relocation) {
  if (const auto* variable = std::get_if<Variable*>(&relocation.target)) return address(**variable);
  if (const auto* function = std::get_if<Function*>(&relocation.target)) return address(**function);
  const auto& string = std::get<StringLiteral>(relocation.target);
  return literal(unit_.strings[static_cast<std::size_t>(string.index)]);
}

std::optional<Pointer> Layout::address(const Variable& variable) {
  if (const auto found = variables_.find(&variable); found != variables_.end())
    return found->second;
  const auto found = code_.external_variables.find(variable.name);
  if (found == code_.external_variables.end()) return std::nullopt;
  return found->second;
}

std::optional<Callee> Layout::callee(const Function& function) {
  if (const auto found = numbers_.find(&function); found != numbers_.end())
    return Callee{Callee::Kind::kCode, found->second};
  const auto found = code_.external_functions.find(function.name);
  if (found != code_.external_functions.end()) return Callee{Callee::Kind::kCode, found->second};
  if (const auto native = find_native(function.name)) return Callee{Callee::Kind::kNative, *native};
  return std::nullopt;
}

std::optional<Pointer> Layout::address(const Function& function) {
  const auto target = callee(function);
  if (!target) return std::nullopt;
  const std::uint32_t number =
      target->kind == Callee::Kind::kCode
          ? target->number
          : make_stub(function, static_cast<std::uint16_t>(target->number));
  Pointer& pointer = code_.function_pointers[number];
  if (pointer != 0) return pointer;
  Object object = static_object(ObjectKind::kFunction, 1);
  object.name = number;
  pointer = code_.image.create(object);
  return pointer;
}

// Bytecode around an intrinsic, for calls through a pointer.
std::uint32_t Layout::make_stub(const Function& function, std::uint16_t native) {
  const auto [found, is_new] = stubs_.try_emplace(function.name, code_.functions.size());
  if (!is_new) return found->second;
  auto stub = std::make_shared<FunctionCode>();
  stub->name = function.name;
  stub->signature = signature_of(function.type);
  stub->is_library = true;
  stub->parameter_count = static_cast<std::uint16_t>(function.type->parameters.size());
  stub->register_count = static_cast<std::uint16_t>(stub->parameter_count + 2);
  stub->code = {{Op::kCallNative, 0, native, 0}, {Op::kReturn, 0, 0, 0}};
  stub->places.resize(2);
  code_.functions.push_back(stub);
  return found->second;
}

Pointer Layout::literal(const std::string& text) {
  Pointer& pointer = code_.literals[text];
  if (pointer != 0) return pointer;
  pointer = code_.image.create(static_object(ObjectKind::kLiteral, text.size()));
  code_.image.copy_in(pointer, text);
  code_.image.make_read_only(pointer);
  return pointer;
}

static Type plain(TypeRef type) {
  Type copy = *type;
  copy.is_const = false;
  copy.is_volatile = false;
  copy.is_atomic = false;
  copy.enum_tag.clear();
  return copy;
}

static std::string text_with(const Type& function, const Type& result,
                             const std::vector<Type>& parameters) {
  Type whole = function;
  whole.base = &result;
  for (std::size_t i = 0; i < parameters.size(); ++i) whole.parameters[i] = &parameters[i];
  return to_text(&whole);
}

// All pointers to objects are passed alike: int (*)(const char **, const char **) may be called as
// int (*)(const void *, const void *), as qsort() does.
static void forget_target(Type& type) {
  static const Type kVoid;
  if (type.kind == TypeKind::kPointer && !is_function(type.base)) type.base = &kVoid;
}

Signature signature_of(TypeRef function_type) {
  if (!function_type->has_prototype) return {};
  Type result = plain(function_type->base);
  std::vector<Type> parameters;
  for (const TypeRef parameter : function_type->parameters) parameters.push_back(plain(parameter));
  Signature signature;
  signature.text = text_with(*function_type, result, parameters);
  forget_target(result);
  for (Type& parameter : parameters) forget_target(parameter);
  signature.shape = text_with(*function_type, result, parameters);
  return signature;
}

std::uint16_t Layout::signature(TypeRef function_type) {
  const Signature wanted = signature_of(function_type);
  auto& known = code_.signatures;
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Signature& each) { return each.text == wanted.text; });
  const auto number = found - known.begin();
  if (found == known.end()) known.push_back(wanted);
  return static_cast<std::uint16_t>(number);
}

static constexpr std::size_t kMostParts = 64;

// The members of a record, those of records in it by their whole way. Of a union the first one that
// is as large stands for all.
static void add_parts(TypeRef type, const std::string& way, long offset,
                      std::vector<ObjectPart>& parts) {
  if (!is_record(type)) return;
  for (const Field& field : type->record->fields) {
    const std::string text = field.name.empty() ? way : way + "." + field.name;
    const long start = offset + field.offset_bytes;
    if (is_record(field.type)) {
      add_parts(field.type, text, start, parts);
    } else if (parts.size() < kMostParts) {
      const long element = is_array(field.type) ? size_of(field.type->base) : 0;
      parts.push_back({text, static_cast<std::uint64_t>(start),
                       static_cast<std::uint64_t>(size_of(field.type)),
                       static_cast<std::uint64_t>(element)});
    }
  }
}

std::uint32_t Layout::name(const Variable& variable) {
  ObjectName name;
  name.text = variable.name;
  name.file = file(variable.at);
  name.line = variable.at.line;
  name.is_user = origin_ == Origin::kListing;
  if (is_array(variable.type))
    name.element_bytes = static_cast<std::uint64_t>(size_of(variable.type->base));
  add_parts(is_array(variable.type) ? variable.type->base : variable.type, "", 0, name.parts);
  code_.names.push_back(std::move(name));
  return static_cast<std::uint32_t>(code_.names.size() - 1);
}

std::string Layout::file(const Location& at) const {
  return unit_.files[static_cast<std::size_t>(at.file)];
}

}  // namespace sim::lang
