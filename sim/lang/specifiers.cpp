// Declaration specifiers: storage class, qualifiers and the base type (C11 6.7.1 to 6.7.4).

#include <algorithm>
#include <array>

#include "sim/lang/keywords.h"
#include "sim/lang/suggestions.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

using Words = std::map<std::string, int>;

constexpr std::array<std::string_view, 10> kTypeWords = {
    "void", "_Bool", "char", "short", "int", "long", "float", "double", "signed", "unsigned"};
constexpr std::array<std::string_view, 24> kOtherWords = {
    "struct",       "union",         "enum",          "typedef",       "extern",     "static",
    "auto",         "register",      "const",         "volatile",      "restrict",   "inline",
    "_Noreturn",    "__const",       "__inline",      "__inline__",    "__restrict", "__restrict__",
    "__volatile__", "__attribute__", "__extension__", "_Thread_local", "__signed__", "__thread"};
constexpr std::array<std::string_view, 9> kRefusedWords = {
    "_Atomic",    "_Complex",          "_Imaginary",     "_Alignas",     "typeof",
    "__typeof__", "__builtin_va_list", "_Static_assert", "static_assert"};
// Attributes that change what a program does; the others are advice and are skipped.
constexpr std::array<std::string_view, 8> kRefusedAttributes = {
    "packed", "aligned", "constructor", "destructor", "cleanup", "mode", "vector_size", "alias"};

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string normalized(const std::string& word) { return word == "__signed__" ? "signed" : word; }

std::optional<TypeKind> with_sign(const Words& rest, TypeKind with, TypeKind without,
                                  bool is_unsigned) {
  return rest.empty() ? std::optional(is_unsigned ? without : with) : std::nullopt;
}

// Which type a set of words names, or nothing. C11 6.7.2.
std::optional<TypeKind> named_kind(Words words) {
  const auto take = [&words](const char* word) {
    const auto found = words.find(word);
    if (found == words.end()) return 0;
    const int count = found->second;
    words.erase(found);
    return count;
  };
  const int signeds = take("signed");
  const int unsigneds = take("unsigned");
  if (signeds + unsigneds > 1) return std::nullopt;
  const bool has_sign = signeds + unsigneds > 0;
  const bool is_unsigned = unsigneds > 0;
  if (const int chars = take("char")) {
    if (chars > 1) return std::nullopt;
    return with_sign(words, signeds > 0 ? TypeKind::kSignedChar : TypeKind::kChar,
                     TypeKind::kUnsignedChar, is_unsigned);
  }
  const int longs = take("long");
  const int shorts = take("short");
  if (longs == 1 && !has_sign && words == Words{{"double", 1}}) return std::nullopt;
  const int ints = take("int");
  if (longs > 2 || shorts > 1 || ints > 1 || (longs > 0 && shorts > 0)) return std::nullopt;
  if (shorts == 1) {
    return with_sign(words, TypeKind::kShort, TypeKind::kUnsignedShort, is_unsigned);
  }
  if (longs == 1) return with_sign(words, TypeKind::kLong, TypeKind::kUnsignedLong, is_unsigned);
  if (longs == 2) {
    return with_sign(words, TypeKind::kLongLong, TypeKind::kUnsignedLongLong, is_unsigned);
  }
  if (ints == 1 || has_sign) {
    return with_sign(words, TypeKind::kInt, TypeKind::kUnsignedInt, is_unsigned);
  }
  if (words == Words{{"void", 1}}) return TypeKind::kVoid;
  if (words == Words{{"_Bool", 1}}) return TypeKind::kBool;
  if (words == Words{{"float", 1}}) return TypeKind::kFloat;
  if (words == Words{{"double", 1}}) return TypeKind::kDouble;
  return std::nullopt;
}

}  // namespace

bool UnitParser::starts_type(const Token& token) const {
  if (!token.is_identifier()) return false;
  if (is_one_of(token.text, kTypeWords) || is_one_of(token.text, kOtherWords) ||
      is_one_of(token.text, kRefusedWords)) {
    return true;
  }
  const Symbol* symbol = scopes_.find(token.text);
  return symbol != nullptr && std::holds_alternative<TypedefName>(symbol->meaning);
}

// A typedef's name followed by ':' is a label.
bool UnitParser::starts_declaration() const {
  return (starts_type(current()) && !(is_name(current()) && peek().is(":"))) ||
         looks_like_unknown_type();
}

// `foo x`, `foo *x;` or `foo *x =` with an undeclared foo: a type whose declaration is missing.
bool UnitParser::looks_like_unknown_type() const {
  if (!is_name(current()) || starts_type(current())) return false;
  if (scopes_.find(current().text) != nullptr) return false;
  if (body_ && !misspelt_keyword().empty()) return false;
  if (is_name(peek()) && current().at.line == peek().at.line) return true;
  return peek().is("*") && is_name(peek(2)) && (peek(3).is(";") || peek(3).is("="));
}

void UnitParser::skip_attributes() {
  while (!panicking_ && (at("__attribute__") || at("__extension__"))) {
    const bool has_list = at("__attribute__");
    take();
    if (!has_list || !at("(")) continue;
    const std::size_t start = next_;
    skip_balanced();
    for (std::size_t i = start; i < next_; ++i) {
      if (!is_one_of(tokens_[i].text, kRefusedAttributes)) continue;
      return fail(tokens_[i].at, "attribute '" + tokens_[i].text + "' is not supported", "drop it");
    }
  }
}

// storage-class = "typedef" | "extern" | "static" | "auto" | "register"
bool UnitParser::take_storage_class(Specifiers& specifiers) {
  static const std::map<std::string, StorageClass, std::less<>> kClasses = {
      {"typedef", StorageClass::kTypedef},
      {"extern", StorageClass::kExtern},
      {"static", StorageClass::kStatic},
      {"auto", StorageClass::kAuto},
      {"register", StorageClass::kRegister}};
  const auto found = kClasses.find(current().text);
  if (found == kClasses.end()) return false;
  if (specifiers.storage != StorageClass::kNone) {
    reporter_.error(current().at, "a declaration has only one of typedef, extern and static");
  }
  specifiers.storage = found->second;
  take();
  return true;
}

// specifiers = (storage-class | qualifier | function-specifier | type-word | record | enum |
//               typedef-name)+
UnitParser::Specifiers UnitParser::declaration_specifiers() {
  Specifiers result;
  result.at = current().at;
  SpecifierWords found;
  while (!at_end() && current().is_identifier() && one_specifier(result, found)) {
    found.has_anything = true;
  }
  if (!panicking_) settle_type(result, found);
  if (result.type != nullptr && found.qualifiers.is_atomic && !is_scalar(result.type)) {
    fail(result.at, "'" + to_text(result.type) + "' cannot be _Atomic here",
         "make its members atomic, or lock a mutex around it");
  }
  if (result.type != nullptr) {
    result.type = unit_.types->qualified(result.type, found.qualifiers);
  }
  return result;
}

// False when the next word is none.
bool UnitParser::one_specifier(Specifiers& result, SpecifierWords& found) {
  const std::string word = current().text;
  if (take_storage_class(result)) return true;
  if (word == "__attribute__" || word == "__extension__") {
    skip_attributes();
    return true;
  }
  if (word == "_Thread_local" || word == "__thread") {
    result.is_thread_local = true;
    take();
    return true;
  }
  if (word == "_Atomic") {
    atomic_specifier(result, found);
    return true;
  }
  if (is_one_of(word, kTypeWords) || word == "__signed__") {
    ++found.type_words[normalized(word)];
    take();
    return true;
  }
  const bool opens_type = word == "struct" || word == "union" || word == "enum";
  if (is_one_of(word, kOtherWords) && !opens_type) {
    found.qualifiers.is_const |= word == "const" || word == "__const";
    found.qualifiers.is_volatile |= word == "volatile" || word == "__volatile__";
    take();  // inline, restrict and the like change nothing here
    return true;
  }
  if (result.type != nullptr || found.has_type || !found.type_words.empty()) return false;
  if (looks_like_unknown_type()) {
    report_unknown_type();
    take();
    result.type = unit_.types->basic(TypeKind::kInt);
    result.is_unknown = true;
  } else if (const auto type = tagged_or_named_type()) {
    result.type = *type;
  } else {
    return false;
  }
  found.has_type = true;
  return true;
}

// atomic = "_Atomic" ("(" type-name ")")?
void UnitParser::atomic_specifier(Specifiers& result, SpecifierWords& found) {
  take();
  found.qualifiers.is_atomic = true;
  if (!take_if("(")) return;
  result.type = type_name();
  found.has_type = true;
  expect(")", "the type");
}

// Makes one type of the words that were read; with none it is int where C once allowed that.
void UnitParser::settle_type(Specifiers& result, const SpecifierWords& found) {
  if (found.has_type) {
    if (!found.type_words.empty()) {
      fail(result.at, "this declaration names two types",
           "is a ';' missing after the one before it?");
    }
    return;
  }
  if (!found.type_words.empty()) {
    if (const auto kind = named_kind(found.type_words)) {
      result.type = unit_.types->basic(*kind);
    } else if (found.type_words == Words{{"long", 1}, {"double", 1}}) {
      fail(result.at, "long double is not supported", "use double");
    } else {
      fail(result.at, "these words together are no type");
    }
    return;
  }
  const bool declares_function = is_name(current()) && peek().is("(");
  if (found.has_anything || declares_function) {
    reporter_.warning(current().at,
                      "the type is missing before '" + current().text + "': int is assumed");
    result.type = unit_.types->basic(TypeKind::kInt);
    return;
  }
  is_name(current()) ? report_unknown_type() : fail_at_current("a type");
  panicking_ = true;
}

// The type that is no basic word; nothing when here is none (an implicit int, or the declarator).
std::optional<TypeRef> UnitParser::tagged_or_named_type() {
  const std::string word = current().text;
  if (word == "struct" || word == "union") return record_specifier();
  if (word == "enum") return enum_specifier();
  if (word == "__builtin_va_list") {
    take();
    return unit_.types->va_list_type();
  }
  if (word == "_Complex" || word == "_Imaginary" || word == "_Alignas" || word == "typeof" ||
      word == "__typeof__") {
    fail(current().at, word + " is not supported", "use a plain type");
    return TypeRef{nullptr};
  }
  const Symbol* symbol = scopes_.find(word);
  const auto* named = symbol == nullptr ? nullptr : std::get_if<TypedefName>(&symbol->meaning);
  if (named != nullptr) {
    take();
    return named->type;
  }
  return std::nullopt;
}

void UnitParser::report_unknown_type() {
  const std::string name = current().text;
  std::vector<std::string> candidates = scopes_.visible_types();
  for (const std::string_view word : kTypeWords) candidates.emplace_back(word);
  std::string hint;
  if (scopes_.find_tag(name) != nullptr) {
    hint = "write 'struct " + name + "', or give it a typedef";
  } else if (const auto header = header_defining_type(name)) {
    hint = "add #include <" + *header + ">";
  } else if (header_defining_macro(name)) {
    hint = "add #include <" + *header_defining_macro(name) + ">";
  } else if (const std::string nearest = nearest_of(name, candidates); !nearest.empty()) {
    hint = "did you mean '" + nearest + "'?";
  }
  if (name == "jmp_buf") hint = "setjmp and longjmp are not supported";
  reporter_.error(current().at, "'" + name + "' is no type", hint);
}

}  // namespace sim::lang
