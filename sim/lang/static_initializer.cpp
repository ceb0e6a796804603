// The bytes and addresses that a static object holds before main (C11 6.7.9, 6.6).

#include <cstring>
#include <utility>

#include "sim/lang/constant.h"
#include "sim/lang/unit_parser.h"

namespace sim::lang {
namespace {

constexpr long kLargestStaticObject = 64L << 20;

void put(std::string& bytes, long offset, const void* value, std::size_t size) {
  std::memcpy(bytes.data() + offset, value, size);
}

void put_number(std::string& bytes, long offset, double value, TypeRef type) {
  if (type->kind == TypeKind::kFloat) {
    const auto narrow = static_cast<float>(value);
    put(bytes, offset, &narrow, sizeof narrow);
  } else {
    put(bytes, offset, &value, sizeof value);
  }
}

}  // namespace

StaticInitializer UnitParser::static_initializer(TypeRef type, Elements elements) {
  StaticInitializer result;
  if (size_of(type) > kLargestStaticObject) {
    fail(previous().at, "a static object is limited to 64 MiB here");
    return result;
  }
  result.bytes.assign(static_cast<std::size_t>(size_of(type)), '\0');
  for (const InitializerElement& element : elements) place(element, result);
  return result;
}

void UnitParser::place(const InitializerElement& element, StaticInitializer& result) {
  const auto end = static_cast<std::size_t>(
      element.offset_bytes +
      (element.value ? size_of(element.type) : static_cast<long>(element.bytes.size())));
  if (end > result.bytes.size()) result.bytes.resize(end, '\0');  // a flexible array member
  if (!element.value) {
    put(result.bytes, element.offset_bytes, element.bytes.data(), element.bytes.size());
    return;
  }
  const auto value = evaluate(*element.value);
  if (!value) {
    reporter_.error(element.value->at, "the initial value of a static object must be constant",
                    "assign it inside a function");
  } else if (const auto* address = std::get_if<AddressConstant>(&*value)) {
    std::erase_if(result.relocations, [&element](const Relocation& earlier) {
      return earlier.offset_bytes == element.offset_bytes;
    });
    result.relocations.push_back({element.offset_bytes, address->target, address->addend_bytes});
  } else if (const auto* number = std::get_if<double>(&*value)) {
    put_number(result.bytes, element.offset_bytes, *number, element.type);
  } else {
    const auto bits = std::get<std::uint64_t>(*value);
    put(result.bytes, element.offset_bytes, &bits, static_cast<std::size_t>(size_of(element.type)));
  }
}

}  // namespace sim::lang
