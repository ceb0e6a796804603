// printf and its family: the format's conversions against the arguments (printf(3)).

#include <algorithm>
#include <array>
#include <optional>

#include "sim/lang/ast_walk.h"
#include "sim/lang/lints.h"

namespace sim::lang {
namespace {

struct FormatFunction {
  std::string_view name;
  std::size_t format_index;
};

constexpr std::array<FormatFunction, 5> kFormatFunctions = {
    {{"printf", 0}, {"fprintf", 1}, {"dprintf", 1}, {"sprintf", 1}, {"snprintf", 2}}};

// What a conversion wants; integers are told apart by width only, as gcc -Wall does.
enum class Wanted { kInt, kLong, kLongLong, kDouble, kString, kPointer };

struct CheckedConversion {
  std::string spelling;  // "%-5ld"
  Wanted wanted = Wanted::kInt;
};

std::string_view type_name(Wanted wanted) {
  static constexpr std::array<std::string_view, 6> kNames = {"int",    "long",   "long long",
                                                             "double", "char *", "void *"};
  return kNames.at(static_cast<std::size_t>(wanted));
}

std::optional<Wanted> integer_width(std::string_view modifier) {
  if (modifier.empty() || modifier == "h" || modifier == "hh") return Wanted::kInt;
  if (modifier == "ll" || modifier == "q") return Wanted::kLongLong;
  if (modifier == "l" || modifier == "z" || modifier == "j" || modifier == "t") {
    return Wanted::kLong;
  }
  return std::nullopt;
}

class FormatReader {
 public:
  explicit FormatReader(std::string_view format) : format_(format) {}

  // Nothing when the format has something this check does not know.
  std::optional<std::vector<CheckedConversion>> read() {
    for (; next_ < format_.size(); ++next_) {
      if (format_[next_] == '%' && !conversion()) return std::nullopt;
    }
    return std::move(found_);
  }

 private:
  // conversion = "%" flag* (width | "*")? ("." (precision | "*"))? modifier? letter
  bool conversion() {
    const std::size_t start = next_++;
    skip("-+ #0'");
    number();
    if (current() == '.') {
      ++next_;
      number();
    }
    const std::size_t modifier_start = next_;
    skip("hlqjztL");
    const std::string_view modifier = format_.substr(modifier_start, next_ - modifier_start);
    const char letter = current();
    if (letter == '%' || letter == 'm') return true;
    const auto wanted = wanted_by(letter, modifier);
    if (!wanted) return false;
    found_.push_back({std::string(format_.substr(start, next_ - start + 1)), *wanted});
    return true;
  }

  static std::optional<Wanted> wanted_by(char letter, std::string_view modifier) {
    switch (letter) {
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o':
        return integer_width(modifier);
      case 'c':
        return Wanted::kInt;
      case 's':
        return Wanted::kString;
      case 'p':
        return Wanted::kPointer;
      case 'f':
      case 'F':
      case 'e':
      case 'E':
      case 'g':
      case 'G':
      case 'a':
      case 'A':
        return modifier == "L" ? std::nullopt : std::optional(Wanted::kDouble);
      default:
        return std::nullopt;
    }
  }

  char current() const { return next_ < format_.size() ? format_[next_] : '\0'; }
  void skip(std::string_view characters) {
    while (current() != '\0' && characters.find(current()) != std::string_view::npos) ++next_;
  }
  void number() {
    if (current() == '*') {
      found_.push_back({"*", Wanted::kInt});
      ++next_;
    } else {
      skip("0123456789");
    }
  }

  std::string_view format_;
  std::size_t next_ = 0;
  std::vector<CheckedConversion> found_;
};

bool fits(Wanted wanted, TypeRef type) {
  switch (wanted) {
    case Wanted::kInt:
      return type->kind == TypeKind::kInt || type->kind == TypeKind::kUnsignedInt;
    case Wanted::kLong:
      return type->kind == TypeKind::kLong || type->kind == TypeKind::kUnsignedLong;
    case Wanted::kLongLong:
      return type->kind == TypeKind::kLongLong || type->kind == TypeKind::kUnsignedLongLong;
    case Wanted::kDouble:
      return is_floating(type);
    case Wanted::kString:
      return is_pointer(type) && (is_character(type->base) || is_void(type->base));
    case Wanted::kPointer:
      return is_pointer(type);
  }
  return true;
}

// The conversion that prints a value of this type, or "".
std::string fitting_conversion(TypeRef type) {
  if (is_floating(type)) return "%f";
  if (is_pointer(type)) return is_character(type->base) ? "%s" : "%p";
  if (!is_integer(type)) return "";
  const std::string letter = is_signed(type) ? "d" : "u";
  if (type->kind == TypeKind::kLong || type->kind == TypeKind::kUnsignedLong) return "%l" + letter;
  if (size_of(type) == 8) return "%ll" + letter;
  return "%" + letter;
}

// The bytes of a literal format, without the zero; nothing when it is no literal.
std::optional<std::string_view> literal_format(const TranslationUnit& unit,
                                               const Expression& argument) {
  const Expression* inner = &argument;
  while (const auto* cast = std::get_if<Cast>(&inner->node)) inner = cast->operand.get();
  const auto* literal = std::get_if<StringLiteral>(&inner->node);
  if (literal == nullptr) return std::nullopt;
  const std::string& bytes = unit.strings[static_cast<std::size_t>(literal->index)];
  return std::string_view(bytes.c_str());
}

void check_call(const TranslationUnit& unit, const Call& call, const FormatFunction& function,
                Reporter& reporter) {
  if (call.arguments.size() <= function.format_index) return;
  const Expression& format = *call.arguments[function.format_index];
  const auto text = literal_format(unit, format);
  if (!text) return;
  const auto conversions = FormatReader(*text).read();
  if (!conversions) return;
  const std::size_t first = function.format_index + 1;
  const std::size_t given = call.arguments.size() - first;
  const std::string called = std::string(function.name) + "()";
  if (given < conversions->size()) {
    reporter.warning(format.at,
                     "the format of " + called + " wants " + std::to_string(conversions->size()) +
                         (conversions->size() == 1 ? " value, and " : " values, and ") +
                         std::to_string(given) + (given == 1 ? " is" : " are") + " given");
  } else if (given > conversions->size()) {
    reporter.warning(call.arguments[first + conversions->size()]->at,
                     "the format of " + called + " has no conversion for this value");
  }
  for (std::size_t i = 0; i < std::min(given, conversions->size()); ++i) {
    const Expression& argument = *call.arguments[first + i];
    const CheckedConversion& conversion = (*conversions)[i];
    if (fits(conversion.wanted, argument.type)) continue;
    const std::string better = fitting_conversion(argument.type);
    reporter.warning(argument.at,
                     conversion.spelling + " wants '" + std::string(type_name(conversion.wanted)) +
                         "', and this is '" + to_text(argument.type) + "'",
                     better.empty() ? "" : "print it with " + better);
  }
}

}  // namespace

void lint_formats(const TranslationUnit& unit, const Function& function, Reporter& reporter) {
  for_all_expressions(*function.body, [&](const Expression& expression) {
    const auto* call = std::get_if<Call>(&expression.node);
    if (call == nullptr || call->direct == nullptr || call->direct->is_defined()) return;
    for (const FormatFunction& each : kFormatFunctions) {
      if (each.name == call->direct->name) check_call(unit, *call, each, reporter);
    }
  });
}

}  // namespace sim::lang
