// Sizes, categories and compatibility of types, and the table that owns them.

#include "sim/lang/type.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sim::lang {
namespace {

constexpr long kPointerBytes = 8;

long basic_size(TypeKind kind) {
  switch (kind) {
    case TypeKind::kVoid:
    case TypeKind::kFunction:
    case TypeKind::kBool:
    case TypeKind::kChar:
    case TypeKind::kSignedChar:
    case TypeKind::kUnsignedChar:
      return 1;
    case TypeKind::kShort:
    case TypeKind::kUnsignedShort:
      return 2;
    case TypeKind::kInt:
    case TypeKind::kUnsignedInt:
    case TypeKind::kFloat:
      return 4;
    default:
      return kPointerBytes;
  }
}

// The conversion rank of C11 6.3.1.1.
int rank_of(TypeKind kind) {
  switch (kind) {
    case TypeKind::kBool:
      return 0;
    case TypeKind::kChar:
    case TypeKind::kSignedChar:
    case TypeKind::kUnsignedChar:
      return 1;
    case TypeKind::kShort:
    case TypeKind::kUnsignedShort:
      return 2;
    case TypeKind::kInt:
    case TypeKind::kUnsignedInt:
      return 3;
    case TypeKind::kLong:
    case TypeKind::kUnsignedLong:
      return 4;
    default:
      return 5;
  }
}

TypeKind unsigned_counterpart(TypeKind kind) {
  switch (kind) {
    case TypeKind::kInt:
      return TypeKind::kUnsignedInt;
    case TypeKind::kLong:
      return TypeKind::kUnsignedLong;
    default:
      return TypeKind::kUnsignedLongLong;
  }
}

// C11 6.7.6.3: what a call without a prototype can pass, since it promotes every argument.
bool fits_promoted_arguments(const Type& function) {
  const auto is_promoted = [](TypeRef type) {
    return type->kind != TypeKind::kFloat && (!is_integer(type) || size_of(type) >= 4);
  };
  return !function.is_variadic &&
         std::all_of(function.parameters.begin(), function.parameters.end(), is_promoted);
}

bool same_signature(const Type& left, const Type& right) {
  if (!is_compatible(left.base, right.base)) return false;
  if (!left.has_prototype || !right.has_prototype) {
    return fits_promoted_arguments(left) && fits_promoted_arguments(right);
  }
  if (left.is_variadic != right.is_variadic) return false;
  return std::equal(left.parameters.begin(), left.parameters.end(), right.parameters.begin(),
                    right.parameters.end(), is_same_unqualified);
}

bool same_length(const Type& left, const Type& right) {
  return left.length == Type::kUnknownLength || right.length == Type::kUnknownLength ||
         left.length == right.length;
}

bool is_any_array(TypeKind kind) {
  return kind == TypeKind::kArray || kind == TypeKind::kVariableArray;
}

}  // namespace

const Field* Record::field(std::string_view name) const {
  for (const Field& each : fields) {
    if (!name.empty() && each.name == name) return &each;
  }
  return nullptr;
}

long size_of(TypeRef type) {
  switch (type->kind) {
    case TypeKind::kArray:
      return type->length == Type::kUnknownLength ? 0 : type->length * size_of(type->base);
    case TypeKind::kVariableArray:
      return 0;
    case TypeKind::kRecord:
      return type->record->size_bytes;
    default:
      return basic_size(type->kind);
  }
}

long alignment_of(TypeRef type) {
  if (is_array(type)) return alignment_of(type->base);
  if (is_record(type)) return type->record->alignment_bytes;
  return basic_size(type->kind);
}

bool is_integer(TypeRef type) {
  return type->kind >= TypeKind::kBool && type->kind <= TypeKind::kUnsignedLongLong;
}

bool is_signed(TypeRef type) {
  switch (type->kind) {
    case TypeKind::kChar:
    case TypeKind::kSignedChar:
    case TypeKind::kShort:
    case TypeKind::kInt:
    case TypeKind::kLong:
    case TypeKind::kLongLong:
      return true;
    default:
      return false;
  }
}

bool is_floating(TypeRef type) {
  return type->kind == TypeKind::kFloat || type->kind == TypeKind::kDouble;
}

bool is_arithmetic(TypeRef type) { return is_integer(type) || is_floating(type); }
bool is_scalar(TypeRef type) { return is_arithmetic(type) || is_pointer(type); }
bool is_pointer(TypeRef type) { return type->kind == TypeKind::kPointer; }
bool is_array(TypeRef type) { return is_any_array(type->kind); }
bool is_function(TypeRef type) { return type->kind == TypeKind::kFunction; }
bool is_record(TypeRef type) { return type->kind == TypeKind::kRecord; }
bool is_void(TypeRef type) { return type->kind == TypeKind::kVoid; }

bool is_character(TypeRef type) {
  return type->kind >= TypeKind::kChar && type->kind <= TypeKind::kUnsignedChar;
}

bool is_complete(TypeRef type) {
  switch (type->kind) {
    case TypeKind::kVoid:
    case TypeKind::kFunction:
      return false;
    case TypeKind::kArray:
      return type->length != Type::kUnknownLength;
    case TypeKind::kRecord:
      return type->record->is_complete;
    default:
      return true;
  }
}

bool is_pointer_to(TypeRef type, TypeKind pointee) {
  return is_pointer(type) && type->base->kind == pointee;
}

bool is_same_unqualified(TypeRef left, TypeRef right) {
  if (is_array(left) && is_array(right)) {
    return is_compatible(left->base, right->base) && same_length(*left, *right);
  }
  if (left->kind != right->kind) return false;
  switch (left->kind) {
    case TypeKind::kPointer:
      return is_compatible(left->base, right->base);
    case TypeKind::kFunction:
      return same_signature(*left, *right);
    case TypeKind::kRecord:
      return left->record == right->record;
    default:
      return true;
  }
}

bool is_compatible(TypeRef left, TypeRef right) {
  return left->is_const == right->is_const && left->is_volatile == right->is_volatile &&
         left->is_atomic == right->is_atomic && is_same_unqualified(left, right);
}

TypeTable::TypeTable() {
  for (int kind = 0; kind <= static_cast<int>(TypeKind::kDouble); ++kind) {
    Type type;
    type.kind = static_cast<TypeKind>(kind);
    basic_.push_back(add(std::move(type)));
  }
  const TypeRef element = record(Record::Kind::kStruct, "__va_list_tag");
  const TypeRef number = basic(TypeKind::kUnsignedInt);
  const TypeRef address = pointer_to(basic(TypeKind::kVoid));
  *element->record = {.kind = Record::Kind::kStruct,
                      .tag = "__va_list_tag",
                      .fields = {{"gp_offset", number, 0},
                                 {"fp_offset", number, 4},
                                 {"overflow_arg_area", address, 8},
                                 {"reg_save_area", address, 16}},
                      .size_bytes = 24,
                      .alignment_bytes = 8,
                      .is_complete = true};
  va_list_ = array_of(element, 1);
}

TypeRef TypeTable::add(Type type) { return &types_.emplace_back(std::move(type)); }

TypeRef TypeTable::basic(TypeKind kind) const { return basic_.at(static_cast<std::size_t>(kind)); }

TypeRef TypeTable::pointer_to(TypeRef pointee) {
  Type type;
  type.kind = TypeKind::kPointer;
  type.base = pointee;
  return add(std::move(type));
}

TypeRef TypeTable::array_of(TypeRef element, long length) {
  Type type;
  type.kind = TypeKind::kArray;
  type.base = element;
  type.length = length;
  return add(std::move(type));
}

TypeRef TypeTable::variable_array_of(TypeRef element) {
  Type type;
  type.kind = TypeKind::kVariableArray;
  type.base = element;
  return add(std::move(type));
}

TypeRef TypeTable::function(Type signature) {
  signature.kind = TypeKind::kFunction;
  return add(std::move(signature));
}

TypeRef TypeTable::enumeration(TypeKind underlying, std::string tag,
                               std::vector<Enumerator> enumerators) {
  Type type;
  type.kind = underlying;
  type.enum_tag = std::move(tag);
  type.enumerators = std::move(enumerators);
  return add(std::move(type));
}

TypeRef TypeTable::record(Record::Kind kind, std::string tag) {
  Record& made = records_.emplace_back();
  made.kind = kind;
  made.tag = std::move(tag);
  Type type;
  type.kind = TypeKind::kRecord;
  type.record = &made;
  return add(std::move(type));
}

// Qualifiers of an array belong to its elements. C11 6.7.3.
TypeRef TypeTable::qualified(TypeRef type, const Type& qualifiers) {
  const bool is_const = type->is_const || qualifiers.is_const;
  const bool is_volatile = type->is_volatile || qualifiers.is_volatile;
  const bool is_atomic = type->is_atomic || qualifiers.is_atomic;
  const bool has_all = is_const == type->is_const && is_volatile == type->is_volatile &&
                       is_atomic == type->is_atomic;
  if (has_all) return type;
  Type copy = *type;
  if (is_array(type)) {
    copy.base = qualified(type->base, qualifiers);
  } else {
    copy.is_const = is_const;
    copy.is_volatile = is_volatile;
    copy.is_atomic = is_atomic;
  }
  return add(std::move(copy));
}

TypeRef TypeTable::unqualified(TypeRef type) {
  if (!type->is_const && !type->is_volatile && !type->is_atomic) return type;
  Type copy = *type;
  copy.is_const = false;
  copy.is_volatile = false;
  copy.is_atomic = false;
  return add(std::move(copy));
}

TypeRef TypeTable::promoted(TypeRef type) const {
  if (!is_integer(type)) return type;
  if (rank_of(type->kind) < rank_of(TypeKind::kInt)) return basic(TypeKind::kInt);
  return basic(type->kind);
}

TypeRef TypeTable::common(TypeRef left, TypeRef right) const {
  for (const TypeKind kind : {TypeKind::kDouble, TypeKind::kFloat}) {
    if (left->kind == kind || right->kind == kind) return basic(kind);
  }
  left = promoted(left);
  right = promoted(right);
  const int left_rank = rank_of(left->kind);
  const int right_rank = rank_of(right->kind);
  if (is_signed(left) == is_signed(right)) return left_rank >= right_rank ? left : right;
  const TypeRef with_sign = is_signed(left) ? left : right;
  const TypeRef without_sign = is_signed(left) ? right : left;
  if (rank_of(without_sign->kind) >= rank_of(with_sign->kind)) return without_sign;
  if (size_of(with_sign) > size_of(without_sign)) return with_sign;
  return basic(unsigned_counterpart(with_sign->kind));
}

}  // namespace sim::lang
