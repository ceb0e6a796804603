// The words for what went wrong in a running program: instruction, operands and memory are looked
// at once more, now without haste.

#include <bit>
#include <csignal>
#include <map>

#include "sim/lang/machine.h"
#include "sim/lang/memory_access.h"
#include "sim/lang/value_text.h"

namespace sim::lang {

using abi::Diagnostic;

static std::string number(std::uint64_t value) { return std::to_string(value); }
static std::string signed_number(std::uint64_t value) {
  return std::to_string(static_cast<std::int64_t>(value));
}
// 174762 as "174,762".
static std::string grouped(std::uint64_t value) {
  std::string text = number(value);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}
static std::string plural(std::uint64_t count, const std::string& noun) {
  return number(count) + " " + noun + (count == 1 ? "" : "s");
}

Diagnostic Machine::mistake(std::string message, std::string hint) const {
  const program::SourcePlace where = place();
  Diagnostic diagnostic;
  diagnostic.file = where.file;
  diagnostic.at = where.at;
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  return diagnostic;
}

// The function that the listing called and that is at work now; "" in the listing's own code.
std::string Machine::called_function() const {
  const Frame* user = nullptr;
  const Frame* above = nullptr;
  now_.stack.walk_down([&](const Frame& frame, const std::uint64_t*) {
    (frame.function->is_library ? above : user) = &frame;
    return user == nullptr;
  });
  if (!user) return "exit";
  if (above) return above->function->name;
  const Instruction& call = user->next[-1];
  return call.op == Op::kCallNative ? native_name(call.b) : "";
}

std::string Machine::describe(const Object& object) const {
  switch (object.kind) {
    case ObjectKind::kHeap:
      return "the block allocated on line " + number(object.line);
    case ObjectKind::kLiteral:
      return "a string literal";
    case ObjectKind::kFunction:
      return "the function " + code_->functions[object.name]->name + "()";
    default:
      break;
  }
  const std::string& name = code_->names[object.name].text;
  return name.empty() ? "an unnamed object" : "'" + name + "'";
}

// "'buf' is declared on line 5", where the listing declares it.
static std::string declaration_hint(const Code& code, const Object& object) {
  const ObjectName& name = code.names[object.name];
  if (object.kind != ObjectKind::kLocal && object.kind != ObjectKind::kGlobal) return "";
  if (name.text.empty() || !name.is_user) return "";
  return "'" + name.text + "' is declared on line " + std::to_string(name.line);
}

static std::string dead_object(const Machine& machine, const Object* object) {
  if (!object) return "an object that no longer exists";
  if (object->kind == ObjectKind::kHeap)
    return "memory that was freed on line " + number(object->freed_line);
  return machine.describe(*object) + ", which no longer exists";
}

static std::string dead_hint(const Object* object) {
  if (object && object->kind == ObjectKind::kHeap)
    return "the block was allocated on line " + number(object->line);
  return "a local variable lives only until its function returns";
}

static const char* const kLiteralHint =
    "a string literal cannot be changed; make it an array: char text[] = \"...\";";

static Diagnostic limit_reached(const Machine& machine, const Fault& fault, std::size_t limit) {
  if (fault.kind == FaultKind::kTooManyObjects)
    return machine.mistake("the program has too many objects");
  return machine.mistake("the program uses more than " + number(limit >> 20) +
                         " MiB of memory, the limit for one process");
}

// "byte 4 of 'buf', " or nothing for the object's start.
static std::string at_offset(std::int64_t offset) {
  return offset == 0 ? "" : "byte " + std::to_string(offset) + " of ";
}

Diagnostic Machine::crash(int signal, std::string message) const {
  Diagnostic diagnostic = mistake(std::move(message));
  diagnostic.signal = signal;
  return diagnostic;
}

std::string Machine::name_at(Pointer place) const {
  const Object* object = memory_.alive(place);
  if (!object) return {};
  const ObjectName& name = code_->names[object->name];
  return name.text.empty() ? "" : part_at(name, static_cast<std::uint64_t>(offset_of(place)));
}

// What a call took from an object: a member, or a byte of it.
static std::string valueless_part(const Machine& machine, const Object& object,
                                  std::int64_t offset) {
  const ObjectName& name = machine.code().names[object.name];
  if (object.kind == ObjectKind::kLocal && !name.parts.empty())
    return "'" + part_at(name, static_cast<std::uint64_t>(offset)) + "'";
  return "byte " + std::to_string(offset) + " of " + machine.describe(object);
}

Diagnostic Machine::mistake_in_call(const Fault& fault) const {
  const std::string call = called_function() + "()";
  const Object* object = memory_.entry(fault.at);
  const bool writes = fault.access == Access::kWrite;
  const std::int64_t offset = object ? offset_of(fault.at) : 0;
  const std::string hint = object ? declaration_hint(*code_, *object) : "";
  switch (fault.kind) {
    case FaultKind::kNull:
      return mistake(call + " is given a null pointer");
    case FaultKind::kWild:
      return mistake(call + " is given a pointer that points to no object");
    case FaultKind::kDead:
      return mistake(call + " uses " + dead_object(*this, object), dead_hint(object));
    case FaultKind::kFunction:
      return mistake(call + " is given a pointer to " + describe(*object));
    case FaultKind::kReadOnly:
      if (object->kind == ObjectKind::kLiteral)
        return mistake(call + " would write into a string literal", kLiteralHint);
      return mistake(call + " would write into " + describe(*object) + ", which is const", hint);
    case FaultKind::kUninitialised:
      return mistake(call + " uses " + valueless_part(*this, *object, offset) +
                         ", which was never given a value",
                     hint);
    case FaultKind::kOutside:
      return mistake(call + (writes ? " would write " : " would read ") +
                         plural(fault.size, "byte") + (writes ? " into " : " from ") +
                         at_offset(offset) + describe(*object) + ", which holds " +
                         number(object->size),
                     hint);
    default:
      return limit_reached(*this, fault, memory_.limit());
  }
}

static Diagnostic outside(const Machine& machine, const Fault& fault, const Object& object) {
  const ObjectName& name = machine.code().names[object.name];
  const std::int64_t offset = offset_of(fault.at);
  const auto unit = static_cast<std::int64_t>(name.element_bytes);
  const bool named = object.kind == ObjectKind::kLocal || object.kind == ObjectKind::kGlobal;
  if (named && unit > 0 && offset % unit == 0) {
    const std::uint64_t count = object.size / name.element_bytes;
    return machine.mistake("index " + std::to_string(offset / unit) + " is outside '" + name.text +
                               "', which has " + plural(count, "element"),
                           "valid indices are 0 to " + number(count - 1) + "; " +
                               declaration_hint(machine.code(), object));
  }
  const std::string verb = fault.access == Access::kWrite ? "this writes " : "this reads ";
  return machine.mistake(verb + plural(fault.size, "byte") + " at byte " + std::to_string(offset) +
                             " of " + machine.describe(object) + ", which holds " +
                             number(object.size),
                         declaration_hint(machine.code(), object));
}

static Diagnostic too_long_string(const Machine& machine, const IndexBound& bound) {
  const std::string array = bound.array.empty() ? "the array" : "'" + bound.array + "'";
  return machine.mistake(
      "this writes past the end of " + array + ", which holds " + plural(bound.length, "byte"),
      "a string needs room for its text and a '\\0' behind it");
}

static Diagnostic outside_inner_array(const Machine& machine, const IndexBound& bound,
                                      std::uint64_t index) {
  const std::string array = bound.array.empty() ? "the array" : "'" + bound.array + "'";
  return machine.mistake("index " + signed_number(index) + " is outside " + array + ", which has " +
                             plural(bound.length, "element"),
                         "valid indices are 0 to " + number(bound.length - 1));
}

static Diagnostic uninitialised(const Machine& machine, const Fault& fault, const Object& object) {
  const ObjectName& name = machine.code().names[object.name];
  const auto offset = static_cast<std::uint64_t>(offset_of(fault.at));
  std::string subject = machine.describe(object);
  if (object.kind == ObjectKind::kLocal && (name.element_bytes > 0 || !name.parts.empty()))
    subject = "'" + part_at(name, offset) + "'";
  else if (object.kind == ObjectKind::kHeap || object.size != fault.size)
    subject = "byte " + number(offset) + " of " + subject;
  return machine.mistake(subject + " is used but was never given a value",
                         declaration_hint(machine.code(), object));
}

Diagnostic Machine::mistake_at_access(const Fault& fault) const {
  if (!called_function().empty()) return mistake_in_call(fault);
  const Object* object = memory_.entry(fault.at);
  const std::string verb = fault.access == Access::kWrite ? "this writes " : "this reads ";
  switch (fault.kind) {
    case FaultKind::kNull:
      return crash(SIGSEGV, verb + "through a null pointer");
    case FaultKind::kWild:
      return mistake(verb + "through a pointer that points to no object");
    case FaultKind::kDead:
      return mistake(verb + dead_object(*this, object), dead_hint(object));
    case FaultKind::kFunction:
      return mistake(verb + "the bytes of " + describe(*object));
    case FaultKind::kReadOnly:
      if (object->kind == ObjectKind::kLiteral)
        return mistake("this writes into a string literal", kLiteralHint);
      return mistake("this writes into " + describe(*object) + ", which is const",
                     declaration_hint(*code_, *object));
    case FaultKind::kOutside:
      return outside(*this, fault, *object);
    case FaultKind::kUninitialised:
      return uninitialised(*this, fault, *object);
    default:
      return limit_reached(*this, fault, memory_.limit());
  }
}

// The function that fills the stack, and how often it stands there.
Diagnostic Machine::stack_overflow() const {
  std::map<const FunctionCode*, std::size_t> calls;
  now_.stack.walk_down(
      [&](const Frame& frame, const std::uint64_t*) { return ++calls[frame.function] > 0; });
  const FunctionCode* most = now_.stack.top().function;
  now_.stack.walk_down([&](const Frame& frame, const std::uint64_t*) {
    if (calls[frame.function] > calls[most]) most = frame.function;
    return true;
  });
  const std::string stack = "the stack of " + number(limits_.stack_bytes >> 20) + " MiB";
  if (calls[most] < 3)
    return mistake("the local variables do not fit on " + stack,
                   "a large array can be static, or come from malloc()");
  return mistake(stack + " is used up by recursion: " + most->name + "() called itself " +
                     grouped(calls[most]) + " times",
                 "a recursive function needs a case in which it does not call itself");
}

Diagnostic Machine::explain_access(const Instruction& instruction,
                                   const std::uint64_t* registers) const {
  const MemoryAccess access = access_of(instruction, registers);
  auto fault = memory_.explain(access.at, access.size, access.kind);
  if (!fault) return mistake("internal error: the access is possible");
  if (registers[instruction.b] == 0) fault->kind = FaultKind::kNull;
  return mistake_at_access(*fault);
}

static std::string sign_of(Op op) {
  switch (op) {
    case Op::kAddI32:
    case Op::kAddI64:
    case Op::kAddI32K:
    case Op::kAddI64K:
      return " + ";
    case Op::kSubI32:
    case Op::kSubI64:
      return " - ";
    case Op::kMulI32:
    case Op::kMulI64:
    case Op::kMulI32K:
      return " * ";
    case Op::kDivI32:
    case Op::kDivI64:
    case Op::kDivU32:
    case Op::kDivU64:
      return " / ";
    case Op::kRemI32:
    case Op::kRemI64:
    case Op::kRemU32:
    case Op::kRemU64:
      return " % ";
    case Op::kShlI32:
    case Op::kShlU32:
    case Op::kShlI64:
    case Op::kShlU64:
      return " << ";
    default:
      return " >> ";
  }
}

static bool is_long(Op op) {
  switch (op) {
    case Op::kAddI64:
    case Op::kAddI64K:
    case Op::kSubI64:
    case Op::kMulI64:
    case Op::kDivI64:
    case Op::kRemI64:
    case Op::kNegI64:
    case Op::kShlI64:
    case Op::kShlU64:
    case Op::kShrI64:
    case Op::kShrU64:
      return true;
    default:
      return false;
  }
}

Diagnostic Machine::explain_arithmetic(const Instruction& instruction,
                                       const std::uint64_t* registers) const {
  const Op op = instruction.op;
  const std::string type = is_long(op) ? "long" : "int";
  const std::string limits = is_long(op)
                                 ? "a long holds -9223372036854775808 to 9223372036854775807"
                                 : "an int holds -2147483648 to 2147483647";
  const std::string left = signed_number(registers[instruction.b]);
  if (op == Op::kNegI32 || op == Op::kNegI64)
    return mistake("-(" + left + ") does not fit into " + type, limits);
  const bool immediate = op == Op::kAddI32K || op == Op::kAddI64K || op == Op::kMulI32K;
  const std::string right =
      immediate ? std::to_string(instruction.signed_c()) : signed_number(registers[instruction.c]);
  const std::string text = left + sign_of(op) + right;
  if (is_between(op, Op::kShlI32, Op::kShrU64))
    return mistake(
        "the shift " + text + " has no meaning",
        std::string("a shift of this type goes by 0 to ") + (is_long(op) ? "63" : "31") + " bits");
  if ((sign_of(op) == " / " || sign_of(op) == " % ") && right == "0")
    return crash(SIGFPE, "division by zero: " + text);
  return mistake(text + " overflows: it does not fit into " + type, limits);
}

Diagnostic Machine::explain_call(const Instruction& instruction,
                                 const std::uint64_t* registers) const {
  if (instruction.op == Op::kCall) return stack_overflow();
  const Pointer pointer = registers[instruction.b];
  if (pointer == 0) return crash(SIGSEGV, "this calls a function through a null pointer");
  const FunctionCode* function = pointed_function(pointer);
  if (!function) return mistake("this calls a function through a pointer that points to none");
  const Signature& expected = code_->signatures[instruction.c / 2];
  if (expected.fits(function->signature)) return stack_overflow();
  return mistake(
      function->name + "() is called through a pointer of another type",
      "the function is " + function->signature.text + ", the pointer is to " + expected.text);
}

// "an int"
static std::string one(const std::string& noun) {
  return (std::string("aeiou").find(noun[0]) == std::string::npos ? "a " : "an ") + noun;
}

Diagnostic Machine::explain_argument(const Instruction& instruction,
                                     const std::uint64_t* registers) const {
  static const char* const kNames[] = {"int",    "unsigned int", "long",  "unsigned long",
                                       "double", "pointer",      "struct"};
  const Pointer list = registers[instruction.b];
  if (auto fault = memory_.explain(list, 8, Access::kRead)) return mistake_at_access(*fault);
  Memory memory = memory_;
  Pointer position = 0;
  std::uint64_t kind = 0;
  memory.load(list, position);
  const std::string call = called_function();
  if (!memory.load(position + 8, kind))
    return mistake(call.empty() ? "va_arg() asks for more arguments than the call has"
                                : call + "() needs more arguments than it is given");
  if (!call.empty())
    return mistake(call + "() needs " + one(kNames[instruction.c]) + " here, and is given " +
                       one(kNames[kind]),
                   instruction.c == static_cast<int>(ArgumentKind::kPointer)
                       ? "write & before the variable"
                       : "");
  return mistake(std::string("va_arg() asks for ") + kNames[instruction.c] +
                 ", but the argument is " + kNames[kind]);
}

Diagnostic Machine::explain(const Instruction& instruction, const std::uint64_t* registers) const {
  const Op op = instruction.op;
  const FunctionCode& function = *now_.stack.top().function;
  const auto fault_or_limit = [&](Pointer at, std::uint64_t size, Access access) {
    const auto fault = memory_.check(at, size, access);
    return mistake_at_access(fault.value_or(Fault{FaultKind::kMemoryLimit, at, size, access}));
  };
  if (is_between(op, Op::kLoadI8, Op::kStoreIndexF32))
    return explain_access(instruction, registers);
  switch (op) {
    case Op::kCheckValue:
      return mistake("'" + function.variables[static_cast<std::size_t>(instruction.wide())] +
                         "' is used but was never given a value",
                     "give it a value where it is declared");
    case Op::kCheckString:
      return too_long_string(*this, function.bounds[static_cast<std::size_t>(instruction.wide())]);
    case Op::kCheckIndex:
      return outside_inner_array(*this,
                                 function.bounds[static_cast<std::size_t>(instruction.wide())],
                                 registers[instruction.a]);
    case Op::kCall:
    case Op::kCallPointer:
      return explain_call(instruction, registers);
    case Op::kReturnMissing:
      return mistake(function.name + "() ends without a return, but its value is used");
    case Op::kDoubleToInteger:
      return mistake(std::to_string(std::bit_cast<double>(registers[instruction.b])) +
                     " does not fit into the integer type it is converted to");
    case Op::kPointerDifference:
      return mistake("this subtracts pointers into different objects");
    case Op::kCopyBytes: {
      const auto size = static_cast<std::uint32_t>((&instruction)[1].wide());
      if (auto fault = memory_.check(registers[instruction.b], size, Access::kRead))
        return mistake_at_access(*fault);
      return fault_or_limit(registers[instruction.a], size, Access::kWrite);
    }
    case Op::kZeroBytes:
      return fault_or_limit(registers[instruction.a],
                            static_cast<std::uint32_t>((&instruction)[1].wide()), Access::kWrite);
    case Op::kCopyLiteral:
      return fault_or_limit(registers[instruction.a],
                            function.literals[static_cast<std::size_t>(instruction.wide())].size(),
                            Access::kWrite);
    case Op::kLocalStartSized:
      if (static_cast<std::int64_t>(registers[instruction.b]) <= 0)
        return mistake("the array would have no elements: its size is " +
                       signed_number(registers[instruction.b]) + " bytes");
      return mistake("an array of " + number(registers[instruction.b]) +
                     " bytes does not fit on the stack");
    case Op::kLocalStart:
    case Op::kPack:
      return limit_reached(*this, {FaultKind::kTooManyObjects}, memory_.limit());
    case Op::kVaArg:
      return explain_argument(instruction, registers);
    default:
      return explain_arithmetic(instruction, registers);
  }
}

}  // namespace sim::lang
