// A number for the bytes of a file: equal bytes have equal numbers. Zeros cost nothing, so that a
// hole of any size is as good as the zeros that it reads as.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace sim::host {

class ContentDigest {
 public:
  // Pages of 4096 bytes, ascending; those that are left out are zero, and so is the rest of a
  // shorter one.
  void add_page(std::int64_t page, std::string_view bytes) {
    const std::size_t last = bytes.find_last_not_of('\0');
    if (last == bytes.npos) return;
    mix(static_cast<std::uint64_t>(page));
    mix(std::hash<std::string_view>{}(bytes.substr(0, last + 1)));
  }
  std::uint64_t value() const { return value_; }

 private:
  void mix(std::uint64_t number) {
    value_ = (value_ ^ number) * 0x9e3779b97f4a7c15u;
    value_ ^= value_ >> 29;
  }

  std::uint64_t value_ = 0;
};

}  // namespace sim::host
