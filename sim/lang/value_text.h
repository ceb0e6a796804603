// Values as a person reads them: what a register or an object of a standing program holds.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/lang/code.h"
#include "sim/lang/memory.h"
#include "sim/lang/type.h"

namespace sim::lang {

// The innermost thing with a name at an offset of an object: "line[2].from.x".
std::string part_at(const ObjectName& name, std::uint64_t offset);

// Reads a process's memory and changes nothing.
class ValueText {
 public:
  ValueText(const Code& code, const Memory& memory) : code_(code), memory_(memory) {}

  // Of a scalar that stands in a register; nothing: it has no value yet.
  std::optional<std::string> of_register(TypeRef type, std::uint64_t bits) const;
  // Of an object in memory; nothing: it has no value yet, or it is not there any more. Parts of it
  // that have none are "?".
  std::optional<std::string> of_object(TypeRef type, Pointer at) const;

 private:
  std::string scalar(TypeRef type, std::uint64_t bits) const;
  std::string pointer(TypeRef type, Pointer bits) const;
  std::string target(TypeRef pointee, Pointer bits) const;
  std::string string_from(Pointer at) const;
  std::string array(TypeRef type, Pointer at) const;
  std::string record(TypeRef type, Pointer at) const;
  std::string part(TypeRef type, Pointer at) const;

  const Code& code_;
  const Memory& memory_;
};

}  // namespace sim::lang
