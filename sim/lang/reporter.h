// Collects what is wrong with a translation unit, in a form ready for the user.

#pragma once

#include <set>
#include <string>
#include <vector>

#include "sim/abi/diagnostic.h"
#include "sim/lang/location.h"

namespace sim::lang {

class Reporter {
 public:
  static constexpr int kMostErrors = 20;

  // The number that Location::file carries for this file.
  int add_file(std::string name);
  const std::vector<std::string>& files() const { return files_; }

  // A second message at the same place is dropped: it is nearly always a consequence of the first.
  void error(abi::Position at, int file, std::string message, std::string hint = "");
  void error(const Location& at, std::string message, std::string hint = "") {
    error(position(at), at.file, std::move(message), std::move(hint));
  }
  // Warnings about headers are the library's own business and are dropped.
  void warning(const Location& at, std::string message, std::string hint = "");

  bool has_errors() const { return error_count_ > 0; }
  // True once more errors would only be noise.
  bool is_full() const { return error_count_ >= kMostErrors; }

  // Errors when there are any, else warnings; in the order of the text.
  abi::Diagnostics in_order() const;

 private:
  void add(abi::Severity severity, abi::Position at, int file, std::string message,
           std::string hint);

  std::vector<std::string> files_;
  abi::Diagnostics found_;
  std::set<std::pair<std::string, abi::Position>> places_;
  int error_count_ = 0;
};

}  // namespace sim::lang
