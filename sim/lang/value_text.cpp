#include "sim/lang/value_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdio>

namespace sim::lang {
namespace {

constexpr long kMostElements = 8;        // of an array
constexpr std::uint64_t kMostText = 40;  // bytes of a string
constexpr const char* kNoValue = "?";

std::string escaped(char c, char quote) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\t':
      return "\\t";
    case '\r':
      return "\\r";
    case '\0':
      return "\\0";
    default:
      break;
  }
  if (c == quote || c == '\\') return std::string("\\") + c;
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x20 && byte < 0x7f) return {c};
  std::array<char, 8> text{};
  std::snprintf(text.data(), text.size(), "\\x%02x", byte);
  return text.data();
}

std::string quoted(const std::string& bytes) {
  std::string text = "\"";
  for (const char c : bytes) text += escaped(c, '"');
  return text + "\"";
}

std::string real_text(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

std::string integer_text(TypeRef type, std::uint64_t bits) {
  for (const Enumerator& each : type->enumerators) {
    if (static_cast<std::uint32_t>(each.bits) == static_cast<std::uint32_t>(bits)) return each.name;
  }
  const std::string number =
      is_signed(type) ? std::to_string(static_cast<std::int64_t>(bits)) : std::to_string(bits);
  if (!is_character(type)) return number;
  return "'" + escaped(static_cast<char>(bits), '\'') + "' (" + number + ")";
}

// The bits that a scalar's bytes make in a register.
std::uint64_t widened(TypeRef type, std::uint64_t bytes) {
  if (type->kind == TypeKind::kFloat)
    return std::bit_cast<std::uint64_t>(
        double{std::bit_cast<float>(static_cast<std::uint32_t>(bytes))});
  const long size = size_of(type);
  if (size >= 8 || !is_integer(type) || !is_signed(type)) return bytes;
  const auto unused = static_cast<unsigned>(64 - 8 * size);
  return static_cast<std::uint64_t>(static_cast<std::int64_t>(bytes << unused) >> unused);
}

}  // namespace

std::string part_at(const ObjectName& name, std::uint64_t offset) {
  const auto indexed = [&offset](std::uint64_t element_bytes) {
    if (element_bytes == 0) return std::string();
    const std::uint64_t index = offset / element_bytes;
    offset %= element_bytes;
    return "[" + std::to_string(index) + "]";
  };
  std::string text = name.text + indexed(name.element_bytes);
  for (const ObjectPart& part : name.parts) {
    if (offset < part.offset || offset - part.offset >= part.size) continue;
    offset -= part.offset;
    return text + part.text + indexed(part.element_bytes);
  }
  return text;
}

// The same for a pointer to a record: not its first member, which has the same address.
static std::string record_at(const ObjectName& name, std::uint64_t offset) {
  if (offset == 0 && name.element_bytes == 0) return name.text;
  if (name.element_bytes == 0 || offset % name.element_bytes != 0) return part_at(name, offset);
  return name.text + "[" + std::to_string(offset / name.element_bytes) + "]";
}

std::optional<std::string> ValueText::of_register(TypeRef type, std::uint64_t bits) const {
  if (bits == kPoison) return std::nullopt;
  return scalar(type, bits);
}

std::optional<std::string> ValueText::of_object(TypeRef type, Pointer at) const {
  const auto size = static_cast<std::uint64_t>(size_of(type));
  if (memory_.check(at, size, Access::kRead)) return std::nullopt;
  const auto gap = memory_.find_uninitialised(at, size);
  const bool is_whole = is_array(type) || is_record(type);
  if (gap && !is_whole) return std::nullopt;
  const std::string text = part(type, at);
  const bool has_value = !gap || text.find_first_not_of("{}?,. =") != std::string::npos;
  if (!has_value) return std::nullopt;
  return text;
}

std::string ValueText::scalar(TypeRef type, std::uint64_t bits) const {
  if (is_pointer(type)) return pointer(type, bits);
  if (is_floating(type)) return real_text(std::bit_cast<double>(bits));
  return integer_text(type, bits);
}

std::string ValueText::pointer(TypeRef type, Pointer bits) const {
  if (bits == 0) return "NULL";
  const bool is_text = is_character(type->base) && memory_.alive(bits) &&
                       !memory_.check(bits, 1, Access::kRead) &&
                       !memory_.find_uninitialised(bits, 1);
  const std::string where = target(type->base, bits);
  if (!is_text) return "-> " + where;
  const std::string text = string_from(bits);
  return memory_.alive(bits)->kind == ObjectKind::kLiteral ? text : "-> " + where + " " + text;
}

// What a pointer points at, by its name.
std::string ValueText::target(TypeRef pointee, Pointer bits) const {
  const Object* object = memory_.entry(bits);
  if (!object) return "no object";
  const bool is_alive = memory_.alive(bits) != nullptr;
  const std::int64_t offset = offset_of(bits);
  const std::string behind = offset == 0 ? "" : " + " + std::to_string(offset);
  switch (object->kind) {
    case ObjectKind::kFunction:
      return code_.functions[object->name]->name + "()";
    case ObjectKind::kHeap:
      return (is_alive ? std::to_string(object->size) + " bytes" : "freed memory") +
             (object->line > 0 ? " from line " + std::to_string(object->line) : "") + behind;
    case ObjectKind::kLiteral:
      return "a literal" + behind;
    default:
      break;
  }
  const ObjectName& name = code_.names[object->name];
  if (!is_alive) return name.text.empty() ? "no object" : name.text + ", which is gone";
  if (name.text.empty()) return "an argument" + behind;
  if (offset < 0) return name.text + " - " + std::to_string(-offset);
  const auto at = static_cast<std::uint64_t>(offset);
  return is_record(pointee) ? record_at(name, at) : part_at(name, at);
}

// Up to its zero, to the end of its object or to the first byte without a value.
std::string ValueText::string_from(Pointer at) const {
  const Object* object = memory_.alive(at);
  const auto left = object->size - static_cast<std::uint64_t>(offset_of(at));
  std::uint64_t size = std::min(left, kMostText);
  if (const auto gap = memory_.find_uninitialised(at, size)) size = gap->at - at;
  std::string bytes(size, '\0');
  memory_.copy_out(at, size, bytes.data());
  const auto zero = bytes.find('\0');
  const bool is_cut = zero == std::string::npos && size == kMostText && left > kMostText;
  bytes.resize(std::min<std::size_t>(zero, bytes.size()));
  return quoted(bytes) + (is_cut ? "..." : "");
}

std::string ValueText::part(TypeRef type, Pointer at) const {
  if (is_array(type)) return array(type, at);
  if (is_record(type)) return record(type, at);
  const auto size = static_cast<std::uint64_t>(size_of(type));
  if (memory_.find_uninitialised(at, size)) return kNoValue;
  std::uint64_t bytes = 0;
  memory_.copy_out(at, size, reinterpret_cast<char*>(&bytes));
  return scalar(type, widened(type, bytes));
}

std::string ValueText::array(TypeRef type, Pointer at) const {
  const auto element = static_cast<std::uint64_t>(size_of(type->base));
  const Object* object = memory_.alive(at);
  if (element == 0 || !object) return "{}";
  const bool has_value = !memory_.find_uninitialised(at, 1);
  if (is_character(type->base) && has_value) return string_from(at);
  const auto whole = static_cast<long>(object->size / element);
  const long length = type->kind == TypeKind::kVariableArray ? whole : type->length;
  std::string text = "{";
  for (long i = 0; i < std::min(length, kMostElements); ++i) {
    text += (i == 0 ? "" : ", ") + part(type->base, at + static_cast<std::uint64_t>(i) * element);
  }
  return text + (length > kMostElements ? ", ...}" : "}");
}

std::string ValueText::record(TypeRef type, Pointer at) const {
  std::string text = "{";
  for (const Field& field : type->record->fields) {
    if (text.size() > 1) text += ", ";
    if (!field.name.empty()) text += field.name + " = ";
    text += part(field.type, at + static_cast<std::uint64_t>(field.offset_bytes));
  }
  return text + "}";
}

}  // namespace sim::lang
