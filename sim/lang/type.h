// The types of C on x86-64 Linux (LP64), and the rules that combine them.

#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace sim::lang {

// Enumerations have no kind of their own: as in gcc they are kUnsignedInt (kInt when an enumerator
// is negative), with the tag kept for messages.
enum class TypeKind {
  kVoid,
  kBool,
  kChar,  // signed
  kSignedChar,
  kUnsignedChar,
  kShort,
  kUnsignedShort,
  kInt,
  kUnsignedInt,
  kLong,
  kUnsignedLong,
  kLongLong,
  kUnsignedLongLong,
  kFloat,
  kDouble,
  kPointer,
  kArray,          // length known, or still incomplete
  kVariableArray,  // its length stands in the Variable; one dimension only
  kFunction,
  kRecord,  // struct or union
};

struct Type;
struct Record;

// Types belong to the TypeTable of their translation unit and never move or change, except that an
// incomplete Record is completed once.
using TypeRef = const Type*;

struct Enumerator {
  std::string name;
  std::uint64_t bits = 0;  // the value, sign-extended
};

struct Type {
  static constexpr long kUnknownLength = -1;

  TypeKind kind = TypeKind::kVoid;
  bool is_const = false;
  bool is_volatile = false;
  bool is_atomic = false;
  TypeRef base = nullptr;                    // pointee, element, or what a function returns
  long length = kUnknownLength;              // kArray: elements
  Record* record = nullptr;                  // kRecord
  std::vector<TypeRef> parameters;           // kFunction: already adjusted (array -> pointer)
  std::vector<std::string> parameter_names;  // kFunction: as declared, may be empty strings
  bool is_variadic = false;                  // kFunction: `...`
  bool has_prototype = true;                 // kFunction: false for `f()`
  std::string enum_tag;                      // an enumeration's tag, for messages
  std::vector<Enumerator> enumerators;       // of an enumeration
};

struct Field {
  std::string name;  // empty: an anonymous struct or union, its members are found through it
  TypeRef type = nullptr;
  long offset_bytes = 0;
};

struct Record {
  enum class Kind { kStruct, kUnion };
  Kind kind = Kind::kStruct;
  std::string tag;  // may be empty
  std::vector<Field> fields;
  long size_bytes = 0;  // a multiple of the alignment
  long alignment_bytes = 1;
  bool is_complete = false;

  // The member of that name, directly in this record; nullptr when there is none.
  const Field* field(std::string_view name) const;
};

// Bytes of one object: sizeof. Incomplete types and variable arrays have 0; void and functions have
// 1, as in GNU C.
long size_of(TypeRef type);
long alignment_of(TypeRef type);

bool is_integer(TypeRef type);  // _Bool, char types, enumerations and the rest
bool is_signed(TypeRef type);   // signed integer types
bool is_floating(TypeRef type);
bool is_arithmetic(TypeRef type);
bool is_scalar(TypeRef type);  // arithmetic or pointer
bool is_pointer(TypeRef type);
bool is_array(TypeRef type);  // fixed or variable
bool is_function(TypeRef type);
bool is_record(TypeRef type);
bool is_void(TypeRef type);
bool is_character(TypeRef type);  // one of the three char types
bool is_complete(TypeRef type);   // an object of it can be defined
bool is_pointer_to(TypeRef type, TypeKind pointee);

// The same type but for qualifiers at the top. C11 6.2.7.
bool is_same_unqualified(TypeRef left, TypeRef right);
// Compatible, qualifiers included. C11 6.2.7.
bool is_compatible(TypeRef left, TypeRef right);

// As C writes it: "char *", "int [2]", "void (*)(int)".
std::string to_text(TypeRef type);

// Makes and owns types. Basic types are shared; derived ones are made anew, so compare with
// is_compatible, never by address.
class TypeTable {
 public:
  TypeTable();
  TypeTable(const TypeTable&) = delete;
  TypeTable& operator=(const TypeTable&) = delete;

  TypeRef basic(TypeKind kind) const;  // unqualified void and arithmetic types
  TypeRef pointer_to(TypeRef pointee);
  TypeRef array_of(TypeRef element, long length);  // length may be Type::kUnknownLength
  TypeRef variable_array_of(TypeRef element);
  TypeRef function(Type signature);
  TypeRef enumeration(TypeKind underlying, std::string tag, std::vector<Enumerator> enumerators);
  TypeRef record(Record::Kind kind, std::string tag);       // incomplete; type->record fills it
  TypeRef qualified(TypeRef type, const Type& qualifiers);  // adds those of `qualifiers`
  TypeRef unqualified(TypeRef type);

  // `va_list` is an array of one such record, as in the System V ABI: 24 bytes, passed as a
  // pointer.
  TypeRef va_list_type() const { return va_list_; }

  // The promoted type: what is narrower than int becomes int. C11 6.3.1.1.
  TypeRef promoted(TypeRef type) const;
  // The common type of two arithmetic operands. C11 6.3.1.8.
  TypeRef common(TypeRef left, TypeRef right) const;

 private:
  TypeRef add(Type type);

  std::deque<Type> types_;
  std::deque<Record> records_;
  std::vector<TypeRef> basic_;
  TypeRef va_list_ = nullptr;
};

}  // namespace sim::lang
