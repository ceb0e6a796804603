// Bytes from outside the model that wait to be read.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace sim::kernel {

// Reading a few bytes costs the same whatever is left.
class Input {
 public:
  Input() = default;
  explicit Input(std::string bytes) : bytes_(std::move(bytes)) {}

  std::string_view unread() const { return std::string_view(bytes_).substr(read_); }
  std::size_t size() const { return bytes_.size() - read_; }
  bool empty() const { return size() == 0; }

  void append(std::string_view bytes) { bytes_.append(bytes); }

  // Takes the first `count` bytes, or all when there are fewer.
  std::string take(std::size_t count);

  bool operator==(const Input& other) const { return unread() == other.unread(); }

 private:
  std::string bytes_;
  std::size_t read_ = 0;
};

}  // namespace sim::kernel
