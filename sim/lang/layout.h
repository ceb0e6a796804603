// Where everything of a program stands: the numbers of its functions, the objects of its globals
// and string literals in the memory before main.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "sim/lang/ast.h"
#include "sim/lang/code.h"

namespace sim::lang {

enum class Origin { kListing, kLibrary };

// What a call of a function goes to: bytecode or an intrinsic.
struct Callee {
  enum class Kind { kCode, kNative };
  Kind kind = Kind::kCode;
  std::uint32_t number = 0;
};

// Equal for compatible types: the qualifiers of parameters do not count.
Signature signature_of(TypeRef function_type);

// One translation unit on its way into a Code. Creation places its globals and numbers its
// functions; bodies are generated afterwards, so that they may refer to each other.
class Layout {
 public:
  Layout(Code& code, const TranslationUnit& unit, Origin origin);

  // Writes the initial bytes of globals, which may hold each other's addresses.
  void initialise_globals();

  Origin origin() const { return origin_; }
  const TranslationUnit& unit() const { return unit_; }
  Code& code() { return code_; }

  // Nothing: no unit defines it.
  std::optional<Pointer> address(const Variable& variable);
  std::optional<Callee> callee(const Function& function);
  std::optional<Pointer> address(const Function& function);
  Pointer literal(const std::string& text);
  std::uint16_t signature(TypeRef function_type);
  std::uint32_t name(const Variable& variable);
  std::string file(const Location& at) const;
  // The Code number of a function that the unit defines.
  std::uint32_t number(const Function& function) const { return numbers_.at(&function); }

 private:
  void place_global(const Variable& variable);
  std::optional<Pointer> resolve(const Relocation& relocation);
  std::uint32_t make_stub(const Function& function, std::uint16_t native);

  Code& code_;
  const TranslationUnit& unit_;
  Origin origin_;
  std::map<const Variable*, Pointer> variables_;
  std::map<const Function*, std::uint32_t> numbers_;
  std::map<std::string, std::uint32_t> stubs_;
};

}  // namespace sim::lang
