// The name of a source file. Every name is kept once, so that copying one costs nothing.

#pragma once

#include <string>
#include <string_view>

namespace sim::program {

class FileName {
 public:
  FileName() : text_(&kNone) {}
  FileName(std::string_view name);
  FileName(const std::string& name) : FileName(std::string_view(name)) {}
  FileName(const char* name) : FileName(std::string_view(name)) {}

  const std::string& text() const { return *text_; }
  operator const std::string&() const { return *text_; }

  bool operator==(const FileName&) const = default;

 private:
  static const std::string kNone;

  const std::string* text_;  // lives as long as the process
};

}  // namespace sim::program
