// A compiled program: bytecode of every function, and the memory before main.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/lang/instructions.h"
#include "sim/lang/memory.h"
#include "sim/program/file_name.h"

namespace sim::lang {

// What a variadic argument or a formatted value is, after promotion.
enum class ArgumentKind : std::uint8_t {
  kInt,
  kUnsignedInt,
  kLong,
  kUnsignedLong,
  kDouble,
  kPointer,
  kRecord
};

// A member of a record, or of each record in an array; `text` is what stands behind its name.
struct ObjectPart {
  std::string text;  // ".position.x"
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t element_bytes = 0;  // 0: no array
};

// What messages say about a named object. element_bytes is 0 for what is not an array.
struct ObjectName {
  std::string text;
  std::string file;
  int line = 0;
  std::uint64_t element_bytes = 0;
  std::vector<ObjectPart> parts;
  bool is_user = false;  // it stands in the listing, not in the library
};

// How far an array inside another object may be indexed: from 0 to below `limit`.
struct IndexBound {
  std::string array;  // as the listing writes it; "" where that is too long
  std::uint64_t length = 0;
  std::uint64_t limit = 0;  // one more than the length where only the address is wanted
};

// An automatic object that lives in memory: what LocalStart makes.
struct LocalObject {
  struct Gap {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
  };
  std::uint64_t size = 0;
  std::uint32_t name = 0;  // index into Code::names
  std::uint32_t line = 0;
  std::vector<Gap> padding;  // bytes between members, which no program gives a value
};

struct SwitchTable {
  std::map<std::int64_t, std::int32_t> targets;  // value -> jump from the Switch instruction
  std::int32_t otherwise = 0;
};

// How `read`, `fork` and what threads synchronise by are spelled in the listing.
struct CallSpelling {
  std::string buffer_name;
  std::string child_name;
  std::string variable;  // the first argument of pthread_mutex_lock(&m) and its kin
  std::string mutex;     // the second of pthread_cond_wait(&c, &m)
  bool operator==(const CallSpelling&) const = default;
};

// A function's type. Both are "" without a prototype: it fits every function.
struct Signature {
  std::string text;   // as C writes it
  std::string shape;  // with each pointer to an object as "void *": how the arguments are passed
  bool fits(const Signature& other) const {
    return shape.empty() || other.shape.empty() || shape == other.shape;
  }
};

struct Type;
class TypeTable;

// A variable of a function, for looking at a program that stands still. It is in scope before the
// instructions [first, end).
struct ScopedVariable {
  enum class Home { kValue, kObject };  // its register holds its value, or points to its object
  std::string name;
  const Type* type = nullptr;  // in one of Code::types
  Home home = Home::kValue;
  std::uint16_t reg = 0;
  std::size_t first = 0;
  std::size_t end = 0;
};

// A variable of static storage in one of the listing's own files.
struct StaticVariable {
  std::string name;
  const Type* type = nullptr;  // in one of Code::types
  Pointer address = 0;
};

struct FunctionCode {
  std::string name;
  program::FileName file;
  Signature signature;
  bool is_library = false;
  std::uint16_t parameter_count = 0;  // registers filled by the caller
  std::uint16_t register_count = 0;
  std::uint64_t frame_bytes = 0;  // what a call of it takes from the stack of 8 MiB
  std::vector<Instruction> code;
  std::vector<abi::Position> places;  // of each instruction
  std::vector<int> statement_lines;   // of each: the line of the statement that begins there, or 0
  std::vector<ScopedVariable> scoped_variables;
  std::vector<std::uint64_t> constants;
  std::vector<std::uint16_t> object_registers;  // hold locals in memory; freed on return
  std::vector<LocalObject> locals;
  std::vector<std::string> variables;  // names for CheckValue
  std::vector<IndexBound> bounds;      // for CheckIndex
  std::vector<std::string> literals;   // bytes for CopyLiteral
  std::vector<SwitchTable> switches;
  std::vector<std::vector<ArgumentKind>> packs;
  std::map<std::size_t, CallSpelling> spellings;  // by instruction
};

struct Code {
  std::vector<std::shared_ptr<const FunctionCode>> functions;
  std::vector<ObjectName> names;      // names[0] is "no name"
  std::vector<Signature> signatures;  // what CallPointer expects
  Memory image;
  std::map<std::string, std::uint32_t> external_functions;
  std::map<std::string, Pointer> external_variables;
  std::map<std::string, Pointer> literals;             // equal string literals share an object
  std::map<std::uint32_t, Pointer> function_pointers;  // function -> its address
  std::vector<StaticVariable> static_variables;
  std::vector<std::shared_ptr<const TypeTable>> types;  // of the variables above
  std::string listing;                                  // the name of the user's file
  std::vector<program::FileName> files;                 // that the user's functions stand in
  std::uint32_t start = 0;                              // calls main, then exit
  Pointer errno_address = 0;
  Pointer environment_address = 0;   // of environ
  Pointer program_name_address = 0;  // of program_invocation_name
};

// Call: `wide` is function * 2 + (the result is used).
inline std::int32_t call_target(std::uint32_t function, bool result_used) {
  return static_cast<std::int32_t>(function * 2 + (result_used ? 1 : 0));
}

}  // namespace sim::lang
